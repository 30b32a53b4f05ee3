#!/usr/bin/env python
"""Renders chat templates and pieces of Jinja as transformers does (its sandboxed environment: trim_blocks, lstrip_blocks).

  python chat.py ../resources/golden/text       (transformers 5.23.0, jinja2 3.1.6)

Reads templates/*.jinja there; writes chat.jsonl (template, messages, reply, thinking, text or error) and jinja.jsonl (first line: the
variables; then source, text or error).
"""
import json, os, sys
from transformers.utils.chat_template_utils import _compile_jinja_template as compiled
from jinja_pieces import PIECES, VARIABLES

where = sys.argv[1]
U, A, S = (lambda c: {"role": "user", "content": c}), (lambda c: {"role": "assistant", "content": c}), (lambda c: {"role": "system", "content": c})
T = lambda c: {"role": "tool", "content": c}
THINK = "<think>\nTwo and two.\nFour.\n</think>\n\nIt is 4."
CHATS = [
    [U("Hi")], [S("You are terse."), U("Hi")], [U("Hi"), A("Hello!")], [U("Hi"), A("Hello!"), U("What is 2+2?")],
    [S("Be kind."), U("a"), A("b"), U("c"), A("d"), U("e")], [U("2+2?"), A(THINK)], [U("2+2?"), A(THINK), U("And 3+3?")],
    [U("2+2?"), A(THINK), U("And 3+3?"), A("<think>\n\n</think>\n\nSix.")], [S("s"), U("q"), A("no thoughts"), U("r"), A(THINK), U("t")],
    [U("")], [S(""), U("")], [U("  blanks around  \n"), A("\n\nlines\n")], [U("quotes ' \" \\ {{ }} {% %} {# #} <b> & \u00e9 \u6f22 \U0001F600 \u200b\t\x00")],
    [U("<|im_end|> <|eot_id|> <tool_response>x</tool_response>")], [U("<tool_response>\nx\n</tool_response>")], [U("q"), A("a"), U("<tool_response>x</tool_response>")],
    [U("q"), T("result"), A("a")], [U("q"), A("a"), T("r1"), T("r2"), U("z")], [S("a"), S("b"), U("c")], [U("a"), S("late"), U("b")], [A("first")], [U("a"), U("b")], [],
    [U("x"), A("</think>only an end"), U("y")], [U("x"), A("<think>only a beginning")], [U("x"), A("a<think>b</think>c<think>d</think>e")], [{"role": "user", "content": "k"}, {"role": "ipython", "content": "out"}],
    [U("x"), A(THINK), A("again")], [S("\n padded \n"), U("x\r\ny")], [U("very " * 50)],
]
with open(os.path.join(where, "chat.jsonl"), "w") as out:
    for name in sorted(os.listdir(os.path.join(where, "templates"))):
        template = compiled(open(os.path.join(where, "templates", name), newline="").read())
        for chat in CHATS:
            for begun in (False, True):
                for thinking in (None, True, False):
                    more = {} if thinking is None else {"enable_thinking": thinking}
                    row = {"template": name, "messages": [[m["role"], m["content"]] for m in chat], "reply": begun}
                    if thinking is not None:
                        row["thinking"] = thinking
                    try:
                        row["text"] = template.render(messages=chat, tools=None, documents=None, add_generation_prompt=begun, bos_token="<s>", eos_token="</s>", **more)
                    except Exception as e:
                        row["error"] = str(e)
                    if thinking is None or "qwen3." in name:
                        out.write(json.dumps(row, separators=(",", ":")) + "\n")
with open(os.path.join(where, "jinja.jsonl"), "w") as out:
    out.write(json.dumps(VARIABLES, separators=(",", ":")) + "\n")
    for source in PIECES:
        row = {"source": source}
        try:
            row["text"] = compiled(source).render(**VARIABLES)
        except Exception as e:
            row["error"] = type(e).__name__ + ": " + str(e)
        out.write(json.dumps(row, separators=(",", ":")) + "\n")
