#!/usr/bin/env python
"""Golden values from transformers (float32, CPU, eager attention) for the decoder, the file readers and the tokenizers.

  python golden.py small DIR                 the files of src/test/resources/golden (committed, under 200 KB)
  python golden.py large DIR                 wider random models, logits at every position of texts up to 512 tokens
  python golden.py real DIR MODEL GSM8K      a real model: logits of texts, greedy answers to chat prompts
  python golden.py compare DIR LOADED        loads what Hone wrote to LOADED and compares it with DIR/model, bit by bit

Made with torch 2.15.0, transformers 5.23.0, gguf 0.19.0. Needs no network.
Numbers are little-endian float32, row-major; each `golden.json` says the shapes.
"""
import json, os, sys, zlib
import numpy as np, torch
from transformers import (AutoModelForCausalLM, AutoModelForSequenceClassification, AutoTokenizer, LlamaConfig,
                          Qwen2Config, Qwen3Config)

torch.set_num_threads(int(os.environ.get("GOLDEN_THREADS", "1")))
POSITIONS = [0, 1, 2, 15, 16, 17, 31, 32, 63, 100, 127, 128, 255, 256, 383, 511]
LLAMA3 = dict(rope_type="llama3", rope_theta=500000.0, factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0,
              original_max_position_embeddings=64)
LINEAR = dict(rope_type="linear", rope_theta=10000.0, factor=4.0)


def plain(theta):
    return dict(rope_type="default", rope_theta=theta)


def shape(vocab, width, inner, heads, keys, layers=2, **more):
    return dict(vocab_size=vocab, hidden_size=width, intermediate_size=inner, num_attention_heads=heads,
                num_key_value_heads=keys, num_hidden_layers=layers, max_position_embeddings=512,
                bos_token_id=None, eos_token_id=2, pad_token_id=0, **more)


def small_cases():
    """name, config, stored type, largest shard (None: one file)"""
    f32, bf16, f16 = torch.float32, torch.bfloat16, torch.float16
    yield "llama-plain", LlamaConfig(**shape(29, 12, 18, 2, 1), tie_word_embeddings=False, rms_norm_eps=1e-5,
                                     rope_parameters=plain(10000.0)), f32, None
    yield "llama-linear", LlamaConfig(**shape(35, 16, 24, 2, 1), tie_word_embeddings=True, rms_norm_eps=1e-6,
                                      rope_parameters=LINEAR), bf16, None
    yield "llama-llama3", LlamaConfig(**shape(35, 16, 16, 1, 1, head_dim=32), tie_word_embeddings=True,
                                      rms_norm_eps=1e-5, rope_parameters=LLAMA3), bf16, None
    yield "qwen2", Qwen2Config(**shape(33, 24, 20, 3, 1), tie_word_embeddings=True, rms_norm_eps=1e-6,
                               rope_parameters=plain(1000000.0)), bf16, None
    yield "qwen2-untied", Qwen2Config(**shape(33, 16, 18, 4, 4), tie_word_embeddings=False, rms_norm_eps=1e-6,
                                      rope_parameters=plain(10000.0)), f16, None
    yield "qwen3", Qwen3Config(**shape(34, 16, 24, 2, 1, head_dim=20), tie_word_embeddings=False, rms_norm_eps=1e-6,
                               rope_parameters=plain(1000000.0)), f16, None
    yield "qwen3-sharded", Qwen3Config(**shape(34, 20, 18, 5, 1, head_dim=10), tie_word_embeddings=True,
                                       rms_norm_eps=1e-6, rope_parameters=plain(1000000.0)), bf16, "8KB"
    yield "llama-scalar", LlamaConfig(**shape(37, 16, 20, 2, 1), num_labels=1, rms_norm_eps=1e-5,
                                      rope_parameters=plain(10000.0)), bf16, None


def large_cases():
    f32 = torch.float32
    big = dict(vocab=1021, width=160, inner=400, layers=4)
    for tied in (False, True):
        end = "-tied" if tied else ""
        yield "llama-plain" + end, LlamaConfig(**shape(**big, heads=5, keys=1), tie_word_embeddings=tied,
                                               rms_norm_eps=1e-5, rope_parameters=plain(100000.0)), f32, None
        yield "llama-linear" + end, LlamaConfig(**shape(**big, heads=8, keys=4), tie_word_embeddings=tied,
                                                rms_norm_eps=1e-5, rope_parameters=LINEAR), f32, None
        yield "llama-llama3" + end, LlamaConfig(**shape(**big, heads=4, keys=2, head_dim=64), rms_norm_eps=1e-5,
                                                tie_word_embeddings=tied, rope_parameters=LLAMA3), f32, None
        yield "qwen2" + end, Qwen2Config(**shape(**big, heads=10, keys=2), tie_word_embeddings=tied,
                                         rms_norm_eps=1e-6, rope_parameters=plain(1000000.0)), f32, None
        yield "qwen3" + end, Qwen3Config(**shape(**big, heads=4, keys=2, head_dim=44), tie_word_embeddings=tied,
                                         rms_norm_eps=1e-6, rope_parameters=plain(1000000.0)), f32, None


def fill(model, seed):
    """Random weights of a size at which attention is far from uniform; norms and biases are not left at 1 and 0."""
    g = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, p in model.named_parameters():
            r = torch.randn(p.shape, generator=g)
            if name.endswith("norm.weight"):
                p.copy_(1 + 0.2 * r)
            elif name.endswith("bias"):
                p.copy_(0.3 * r)
            elif "embed_tokens" in name:
                p.copy_(r * (1.5 / p.shape[1] ** 0.5 if model.config.tie_word_embeddings else 1.0))
            else:
                p.copy_(1.5 * r / p.shape[1] ** 0.5)


def made(config, stored, seed):
    config.architectures = None
    kind = AutoModelForSequenceClassification if config.num_labels == 1 else AutoModelForCausalLM
    model = kind.from_config(config, attn_implementation="eager").float().eval()
    fill(model, seed)
    return model.to(stored)


def outputs(model, ids):
    """Logits (positions x vocabulary), or the score of every position for a scalar head."""
    with torch.no_grad():
        x = torch.tensor([ids])
        if hasattr(model, "score"):
            return model.score(model.model(x).last_hidden_state)[0].numpy()
        return model(x).logits[0].numpy()


def text(length, vocab, seed):
    return np.random.default_rng(seed).integers(0, vocab, length).tolist()


def save(model, folder, shard):
    model.generation_config = None if hasattr(model, "score") else model.generation_config
    model.save_pretrained(folder, **({"max_shard_size": shard} if shard else {}))
    for name in os.listdir(folder):
        os.chmod(os.path.join(folder, name), 0o644)


def small(out):
    for i, (name, config, stored, shard) in enumerate(small_cases()):
        folder = os.path.join(out, name)
        model = made(config, stored, 100 + i)
        save(model, folder, shard)
        ids = text(512, config.vocab_size, 200 + i)
        # Read again: casting the model itself would round the rotary frequencies too.
        full = outputs(type(model).from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").eval(), ids)
        full[POSITIONS].astype("<f4").tofile(os.path.join(folder, "logits.f32"))
        with open(os.path.join(folder, "golden.json"), "w") as f:
            json.dump(dict(ids=ids, positions=POSITIONS, columns=full.shape[1]), f, separators=(",", ":"))
    gguf_files(out)


def large(out):
    for i, (name, config, stored, shard) in enumerate(large_cases()):
        folder = os.path.join(out, name)
        model = made(config, stored, 300 + i)
        save(model, os.path.join(folder, "model"), shard)
        texts = [text(n, config.vocab_size, 1000 * i + n) for n in (1, 2, 17, 64, 200, 512)]
        describe(folder, model.float(), texts)


def describe(folder, model, texts):
    entries = []
    for n, ids in enumerate(texts):
        full = outputs(model, ids)
        full.astype("<f4").tofile(os.path.join(folder, f"logits-{n}.f32"))
        entries.append(dict(ids=ids, logits=f"logits-{n}.f32", rows=full.shape[0], columns=full.shape[1]))
    with open(os.path.join(folder, "golden.json"), "w") as f:
        json.dump(dict(texts=entries), f)


PROMPTS = [
    "What is the capital of France?", "What is 2 + 3?", "What is 7 + 8?", "What is 12 + 5?", "Name three colours.",
    "Write one sentence about the sea.", "Who wrote Hamlet?", "What do bees make?", "Say hello in Spanish.",
    "Tom has 3 apples and buys 4 more. How many apples does Tom have now?", "What is the opposite of hot?",
    "Translate 'good morning' into French.", "What is a prime number?", "How many legs does a spider have?",
    "Why is the sky blue?", "Give me a rhyme for 'cat'.", "What is the largest planet?", "List the vowels.",
    "What is the boiling point of water?", "Explain what a computer program is."]
PROSE = """The old lighthouse stood at the end of the harbour wall, and every evening its keeper climbed the ninety-three \
steps to light the lamp. He counted them aloud: one, two, three ... and he never lost count, not once in 41 years.

    def area(radius):
        # comment with a tab\tand ünïcödé: ∑ x² ≈ 3.14159
        return 3.14159 * radius ** 2

"Is it 10:30 already?" she asked. "No," he said; "it's 9:45, I'll wait."  Two  spaces, then an emoji 😀 and 中文字.
"""


def real(out, folder, gsm8k):
    tok = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").eval()
    lines = [json.loads(line) for line in open(gsm8k, encoding="utf-8")][:12]
    problems = "\n\n".join(x["question"] + "\n" + x["answer"] for x in lines)
    chat = tok.apply_chat_template([dict(role="user", content=lines[0]["question"])], add_generation_prompt=True,
                                   tokenize=False)
    sources = ["Hello", PROSE, chat, problems]
    os.makedirs(out, exist_ok=True)
    texts = [tok(s, add_special_tokens=False)["input_ids"][:512] for s in sources]
    describe(out, model, texts)
    answers = []
    for prompt in PROMPTS:
        rendered = tok.apply_chat_template([dict(role="user", content=prompt)], add_generation_prompt=True,
                                           tokenize=False)
        ids = tok(rendered, add_special_tokens=False)["input_ids"]
        with torch.no_grad():
            made = model.generate(torch.tensor([ids]), max_new_tokens=40, do_sample=False, output_scores=True,
                                  return_dict_in_generate=True)
        new = made.sequences[0, len(ids):].tolist()
        best = [torch.topk(s[0], 2).values.tolist() for s in made.scores]
        answers.append(dict(prompt=prompt, rendered=rendered, prompt_ids=ids, ids=new,
                            text=tok.decode(new, skip_special_tokens=True), margins=[a - b for a, b in best]))
    with open(os.path.join(out, "answers.json"), "w", encoding="utf-8") as f:
        json.dump(answers, f, ensure_ascii=False, indent=1)
    with open(os.path.join(out, "tokens.json"), "w", encoding="utf-8") as f:
        json.dump([dict(text=tok.decode(t), ids=t) for t in texts], f, ensure_ascii=False, indent=1)


def gguf_files(out):
    """Two GGUF files with every number format that Hone reads, and the tensors that must come out."""
    import gguf
    from gguf import GGMLQuantizationType as Q
    rng = np.random.default_rng(7)
    kinds = [Q.Q8_0, Q.Q4_0, Q.Q4_1, Q.F16, Q.BF16, Q.F32]
    for arch, tied in (("llama", True), ("qwen2", False), ("qwen3", True)):
        width, inner, heads, keys, head, vocab = 32, 32, 2, 1, 16, 24
        folder = os.path.join(out, "gguf-" + arch)
        os.makedirs(folder, exist_ok=True)
        w = gguf.GGUFWriter(os.path.join(folder, "model.gguf"), arch)
        w.add_block_count(1); w.add_context_length(128); w.add_embedding_length(width); w.add_feed_forward_length(inner)
        w.add_head_count(heads); w.add_head_count_kv(keys); w.add_layer_norm_rms_eps(1e-5); w.add_rope_freq_base(10000.0)
        w.add_rope_dimension_count(head); w.add_key_length(head); w.add_value_length(head)
        expected, count = {}, [0]

        def matrix(hf, name, rows, columns, heads=0):
            kind = kinds[count[0] % len(kinds)]; count[0] += 1
            x = rng.standard_normal((rows, columns)).astype(np.float32)
            stored = gguf.quants.quantize(x, kind)
            expected[hf] = gguf.quants.dequantize(stored, kind).astype(np.float32)
            if heads and arch == "llama":
                stored = stored.reshape(heads, 2, rows // heads // 2, -1).swapaxes(1, 2).reshape(rows, -1)
            w.add_tensor(name, np.ascontiguousarray(stored), raw_dtype=kind)

        def vector(hf, name, length):
            x = rng.standard_normal(length).astype(np.float32)
            expected[hf] = x
            w.add_tensor(name, x)

        matrix("model.embed_tokens.weight", "token_embd.weight", vocab, width)
        p, b = "model.layers.0.", "blk.0."
        vector(p + "input_layernorm.weight", b + "attn_norm.weight", width)
        matrix(p + "self_attn.q_proj.weight", b + "attn_q.weight", heads * head, width, heads)
        matrix(p + "self_attn.k_proj.weight", b + "attn_k.weight", keys * head, width, keys)
        matrix(p + "self_attn.v_proj.weight", b + "attn_v.weight", keys * head, width)
        if arch == "qwen2":
            vector(p + "self_attn.q_proj.bias", b + "attn_q.bias", heads * head)
            vector(p + "self_attn.k_proj.bias", b + "attn_k.bias", keys * head)
            vector(p + "self_attn.v_proj.bias", b + "attn_v.bias", keys * head)
        if arch == "qwen3":
            vector(p + "self_attn.q_norm.weight", b + "attn_q_norm.weight", head)
            vector(p + "self_attn.k_norm.weight", b + "attn_k_norm.weight", head)
        matrix(p + "self_attn.o_proj.weight", b + "attn_output.weight", width, heads * head)
        vector(p + "post_attention_layernorm.weight", b + "ffn_norm.weight", width)
        matrix(p + "mlp.gate_proj.weight", b + "ffn_gate.weight", inner, width)
        matrix(p + "mlp.up_proj.weight", b + "ffn_up.weight", inner, width)
        matrix(p + "mlp.down_proj.weight", b + "ffn_down.weight", width, inner)
        vector("model.norm.weight", "output_norm.weight", width)
        if not tied:
            matrix("lm_head.weight", "output.weight", vocab, width)
        w.write_header_to_file(); w.write_kv_data_to_file(); w.write_tensors_to_file(); w.close()
        with open(os.path.join(folder, "expected.json"), "w") as f:
            json.dump({k: dict(crc32=zlib.crc32(v.astype("<f4").tobytes()), first=float(v.flat[0])) for k, v in expected.items()},
                      f, indent=0)


def compare(out, loaded):
    """What Hone wrote, read by transformers: no key missing or left over, every tensor equal, every logit equal."""
    a = AutoModelForCausalLM.from_pretrained(os.path.join(out, "model"), dtype=torch.float32)
    b, info = AutoModelForCausalLM.from_pretrained(loaded, dtype=torch.float32, output_loading_info=True)
    problems = {k: sorted(v) for k, v in info.items() if v}
    left, right = a.state_dict(), b.state_dict()
    differing = [k for k in left if k not in right or not torch.equal(left[k], right[k])] + [k for k in right if k not in left]
    ids = text(64, a.config.vocab_size, 5)
    gap = float(np.abs(outputs(a.eval(), ids) - outputs(b.eval(), ids)).max())
    print(json.dumps(dict(model=type(b).__name__, loading=problems, differing=differing, largest_logit_gap=gap)))
    return not problems and not differing and gap == 0


if __name__ == "__main__":
    command, arguments = sys.argv[1], sys.argv[2:]
    ok = dict(small=small, large=large, real=real, compare=compare)[command](*arguments)
    sys.exit(0 if ok in (None, True) else 1)
