#!/usr/bin/env python
"""Small tokenizers of other kinds than byte-level BPE, and what the reference makes of texts with them.

  python kinds.py ../resources/golden/text/kinds       (tokenizers 0.23.3)

llama2: BPE with byte fallback, blanks as U+2581, begin token put in front. prepended: the same with a Metaspace pre-tokenizer.
unigram: SentencePiece unigram with byte fallback. wordpiece: as BERT, with special tokens at both ends. added: byte-level BPE with added tokens
that are not special or that take blanks. Each folder: tokenizer.json, tokenizer_config.json, golden.jsonl (text, ids, shown, hidden), framed ids of "a".
"""
import json, os, sys
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

CORPUS = ["the quick brown fox jumps over the lazy dog", "what is twelve plus thirty?", "the sum of 12 and 30 is 42.", "Hello, world! Hello again.", "a b c d e f g h i j k l m n o p q r s t u v w x y z", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z 0 1 2 3 4 5 6 7 8 9"] * 3
BYTES = ["<0x%02X>" % i for i in range(256)]
TEXTS = ["", " ", "  ", "a", " a", "a ", "the quick", "the  quick", " the\nquick ", "12 + 30 = 42", "\u00e9", "caf\u00e9 au lait", "\u6f22\u5b57", "a\U0001F600b", "\U0001F600\U0001F600", "\n\n", "\t", "<s>", "<s>a</s>", "a<s> b", " </s> ", "x<unk>y", "Hello, WORLD!", "don't", "[CLS] a [SEP]", "<think>a</think>", "a <think> b", "a<mask>b", "a <mask> b", "\u2581", "a\u2581b", "\u0000", "e\u0301", "the quick brown fox jumps"]

def llama2(metaspace):
    t = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    if metaspace:
        t.pre_tokenizer = pre_tokenizers.Metaspace(replacement="\u2581", prepend_scheme="first", split=False)
        t.decoder = decoders.Sequence([decoders.Replace("\u2581", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    else:
        t.normalizer = normalizers.Sequence([normalizers.Prepend("\u2581"), normalizers.Replace(" ", "\u2581")])
        t.decoder = decoders.Sequence([decoders.Replace("\u2581", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    t.train_from_iterator(CORPUS, trainers.BpeTrainer(vocab_size=380, special_tokens=["<unk>", "<s>", "</s>"] + BYTES, show_progress=False))
    j = json.loads(t.to_str()); j["added_tokens"] = [a for a in j["added_tokens"] if not a["content"].startswith("<0x")]; t = Tokenizer.from_str(json.dumps(j))
    t.post_processor = processors.TemplateProcessing(single="<s> $A", special_tokens=[("<s>", 1)])
    return t, {"bos_token": "<s>", "eos_token": {"content": "</s>", "lstrip": False}, "unk_token": "<unk>"}
def unigram():
    t = Tokenizer(models.Unigram())
    t.pre_tokenizer = pre_tokenizers.Metaspace(); t.decoder = decoders.Metaspace()
    t.train_from_iterator(CORPUS, trainers.UnigramTrainer(vocab_size=90, special_tokens=["<unk>", "<s>", "</s>"], unk_token="<unk>", show_progress=False))
    j = json.loads(t.to_str()); j["model"]["vocab"] += [[b, -20.0] for b in BYTES]; j["model"]["byte_fallback"] = True
    j["decoder"] = {"type": "Sequence", "decoders": [{"type": "ByteFallback"}, {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": True}]}
    return Tokenizer.from_str(json.dumps(j)), {"bos_token": "<s>", "eos_token": "</s>", "add_bos_token": False}
def wordpiece():
    t = Tokenizer(models.WordPiece(unk_token="[UNK]")); t.normalizer = normalizers.BertNormalizer(); t.pre_tokenizer = pre_tokenizers.BertPreTokenizer(); t.decoder = decoders.WordPiece(cleanup=False)
    t.train_from_iterator(CORPUS, trainers.WordPieceTrainer(vocab_size=160, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]"], show_progress=False))
    t.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]); t.enable_truncation(3); t.enable_padding(length=8)
    return t, {"pad_token": "[PAD]", "sep_token": "[SEP]"}
def added():
    t = Tokenizer(models.BPE()); t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False); t.decoder = decoders.ByteLevel(); t.post_processor = processors.ByteLevel(trim_offsets=False)
    t.train_from_iterator(CORPUS, trainers.BpeTrainer(vocab_size=330, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False))
    t.add_special_tokens(["<s>", "</s>", AddedToken("<mask>", lstrip=True, special=True)]); t.add_tokens([AddedToken("<think>", normalized=False), AddedToken("</think>", normalized=False), "Hello"])
    return t, {"bos_token": "<s>", "eos_token": "</s>"}
for name, (t, config) in {"llama2": llama2(False), "prepended": llama2(True), "unigram": unigram(), "wordpiece": wordpiece(), "added": added()}.items():
    where = os.path.join(sys.argv[1], name); os.makedirs(where, exist_ok=True)
    with open(os.path.join(where, "tokenizer.json"), "w") as out: json.dump(json.loads(t.to_str()), out, separators=(",", ":"))
    with open(os.path.join(where, "tokenizer_config.json"), "w") as out: json.dump(config, out, separators=(",", ":"))
    t.no_truncation(); t.no_padding()
    with open(os.path.join(where, "golden.jsonl"), "w") as out:
        for text in TEXTS:
            ids = t.encode(text, add_special_tokens=False).ids
            out.write(json.dumps({"text": text, "ids": ids, "shown": t.decode(ids, skip_special_tokens=False), "hidden": t.decode(ids)}, separators=(",", ":")) + "\n")
    print(name, t.get_vocab_size(), t.encode("a").ids)
