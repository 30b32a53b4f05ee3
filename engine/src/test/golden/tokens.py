#!/usr/bin/env python
"""Writes the token ids that the reference gives to varied texts, with the vocabulary of a real GGUF file.

  python tokens.py MODEL.gguf > ../resources/golden/text/ids.jsonl      (transformers 5.23.0, tokenizers 0.23.3, gguf 0.19.0)

One JSON object a line: `text`, `smollm` (ids), and for each other pre-tokenizer its ids where they differ from those.
The pipelines are the ones of the models' own tokenizer files: SmolLM2 (digits apart, then byte-level), and transformers'
GPT2Tokenizer and Qwen2Tokenizer classes; Llama 3's expression is the one in transformers' GGUF reader.
On standard error: how many texts transformers' own GGUF reader encodes otherwise (it does not set digits apart).
"""
import json, random, sys
from gguf import GGUFReader
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers
from transformers import AutoTokenizer, GPT2Tokenizer, PreTrainedTokenizerFast, Qwen2Tokenizer
from transformers.integrations.gguf.gguf_tokenizer_mapping import GGUF_PRE_TOKENIZER_SPLITS

fields = GGUFReader(sys.argv[1]).fields
tokens = fields["tokenizer.ggml.tokens"].contents()
types = fields["tokenizer.ggml.token_type"].contents()
vocab = {token: i for i, token in enumerate(tokens)}
merges = [tuple(m.split(" ")) for m in fields["tokenizer.ggml.merges"].contents()]
specials = [AddedToken(t, special=True, normalized=False) for t, kind in zip(tokens, types) if kind == 3]

def bpe(pre, **kw):
    t = Tokenizer(models.BPE(vocab=vocab, merges=merges, **kw))
    t.pre_tokenizer, t.decoder = pre, decoders.ByteLevel()
    return PreTrainedTokenizerFast(tokenizer_object=t)
def prepared(t):
    t.add_special_tokens({"additional_special_tokens": specials}); return t
P = pre_tokenizers
tokenizers = {
    "smollm": bpe(P.Sequence([P.Digits(individual_digits=True), P.ByteLevel(add_prefix_space=False, use_regex=True)])),
    "gpt-2": GPT2Tokenizer(vocab=vocab, merges=merges, add_prefix_space=False),
    "llama-bpe": bpe(P.Sequence([P.Split(Regex(GGUF_PRE_TOKENIZER_SPLITS["llama-bpe"]), "isolated"), P.ByteLevel(add_prefix_space=False, use_regex=False)]), ignore_merges=True),
    "qwen2": Qwen2Tokenizer(vocab=vocab, merges=merges),
}
tokenizers = {name: prepared(t) for name, t in tokenizers.items()}

HAND = ["", " ", "  ", "\n", "\n\n", " \n ", "\t", "\r\n", "\r", "a", " a", "a ", "  a", "\na", "a\n\nb", "a \n b", "don't won't I'LL we've they're it's 'tis I'd I'M", "DON'T", "0", "12", " 12", "  12", "\n12", "\n\n12", "a  1", "1  2", "x=12345678901234567890",
    "3.14159", "1,000,000", "1e-5", "12:34:56", "2024-01-31", "What is 12 + 30?", "7 * 8 = 56", "½ ² ³ Ⅷ ٣ ५ 一二三 ①", "٣٤ ५६", "x² + y³", "<|im_start|>user\nHi<|im_end|>\n", "<|im_start|>", "<|im_end|><|im_end|>", " <|im_end|> ", "a<|im_start|>b", "<|im_start|", "|im_end|>", "<|im_start |>", "<|IM_START|>",
    "<|endoftext|>", "<repo_name>x<file_sep>y", "<empty_output>", "<|eot_id|>", "<bos>", "café", "cafe\u0301", "Å A\u030a \u212b", "ﬁ ﬂ", "ñ n\u0303", "Ελληνικά", "Привет, мир!", "שלום", "مرحبا بالعالم", "हिन्दी में", "ไทย", "日本語のテスト。", "中文测试", "한국어", "한국어", "👍", "👍🏽", "👩‍👩‍👧‍👦", "🇩🇪🇫🇷", "😀😃 😄", "e\u0301\u0302", "\u200b\u200d\ufeff", "\u00a0\u00a0x", "\u3000x", "\u2028\u2029", "\x00", "\x01\x7f\x80", "\ud7ff\ue000\ufffd", "\U0010ffff", "𝔘𝔫𝔦", "𐍈",
    "def f(x):\n    return x + 1\n", "for (int i = 0; i < n; ++i) { a[i] += b[i]; }", "\t\tif x:\n\t\t\tpass", "    \n    x", "a\u00a0b", "{\"a\": [1, 2.5, null]}", "https://example.org/a?b=c&d=%20", "C:\\path\\file.txt", "$$\\frac{1}{2}$$", "#include <stdio.h>", "SELECT * FROM t WHERE a='b';", "...", "....", "!!!???", "--- ***", "a_b-c.d/e", "AbCdEf", "HELLO", "hello", " HELLO", "İstanbul", "ß ẞ", "ſ's", "'S 'T 'Re 'VE", "’s ’t", "x" * 60, " " * 33, "\n" * 9, "ab" * 25, "the the the", "\u0627\u0644", "\u0e01\u0e33", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "a\u0300\u0301b", "١٢٣", "1̈2", "\r\n\r\nx", " \r\n", "x \t\n y", "tab\tsep\tvalues", "trailing   ", "   leading", "mid   dle"]
r = random.Random(20260101)
WORDS = "the of and to in is that for it as was with be by on not he his but at are this have from or had an they which one you were her all she there would their we him been has when who will more no if out so said what up its about into than them can only other new some could time these two may then do first any my now such like our over man me even most made after also did many before must through back years where much your way well down should because each just those people how too little state good very make world still own see men work long get here between both life being under never day same another know while last might us great old year off come since against go came right used take three".split()
ALPHABETS = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJ klm", "0123456789", "0123456789 +-*/=().,", " \t\n\r", " \n", "éèüößçñ àêîøå", "абвгдежзийклмн ", "αβγδεζηθ ", "漢字仮名交文日本語中国", "ひらがなカタカナー", "한글조선말 ", "אבגדהוז ", "ابتثجح ", "😀🎉👍🏽🇩🇪❤️‍🔥", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", "'sStTdDlLvVeErRmM ", "{}[]();:<>=+-*/ \n\tabcxyz012", "\u0300\u0301\u0302aeiou", "\u00a0\u2003\u3000 \u200b", "٠١٢٣٤ ٥٦"]
def letters(n): a = r.choice(ALPHABETS); return "".join(r.choice(a) for _ in range(n))
def mixed(): return "".join(letters(r.randint(1, 7)) for _ in range(r.randint(2, 6)))
def sentence(): return " ".join(r.choice(WORDS) for _ in range(r.randint(2, 11))).capitalize() + r.choice(".?!,:;\n ")
def sums(): return r.choice(["What is {} + {}?", "{} - {} =", "Tom has {} apples and buys {} more.\n", "{}*{}", "  {}  {}", "({}/{})^2"]).format(r.randint(0, 10 ** r.randint(1, 7)), r.randint(0, 999))
def chat(): return "<|im_start|>" + r.choice(["user", "assistant", "system"]) + "\n" + r.choice([sentence, sums, mixed])() + "<|im_end|>" + r.choice(["", "\n"])
def any_unicode(): return "".join(chr(r.choice([r.randint(0x20, 0x7e), r.randint(0xa0, 0x24f), r.randint(0x370, 0x1fff), r.randint(0x2000, 0xd7ff), r.randint(0x1f300, 0x1faff), r.randint(0xe000, 0x2ffff)])) for _ in range(r.randint(1, 12)))
texts = HAND + [r.choice([mixed, mixed, sentence, sums, sums, chat, any_unicode])() for _ in range(520)]
texts = list(dict.fromkeys(texts))
own = AutoTokenizer.from_pretrained(sys.argv[1].rpartition("/")[0], gguf_file=sys.argv[1].rpartition("/")[2]); other = 0
for text in texts:
    ids = {name: t.encode(text, add_special_tokens=False) for name, t in tokenizers.items()}
    row = {"text": text, **{name: v for name, v in ids.items() if name == "smollm" or v != ids["smollm"]}}
    if own.encode(text, add_special_tokens=False) != ids["smollm"]: other += 1; print(repr(text), file=sys.stderr)
    print(json.dumps(row, ensure_ascii=True, separators=(",", ":")))
print(len(texts), "texts;", other, "encoded otherwise by transformers' GGUF reader", file=sys.stderr)
