#!/usr/bin/env python3
"""Medians over processes of the JSON lines that `benchmarks/run` collects, and the ratio of the two sides."""
import json
import statistics
import sys

FIELDS = [
    ("seconds a step", "seconds", "sec_per_step"),
    ("of it sampling", "sample", "gen_s"),
    ("of it gradient and optimizer", "gradient", "train_s"),
    ("sampled tokens/s", "tokens_per_second", "gen_tok_s"),
    ("peak resident MB", "peak_mb", "rss_peak_mb"),
]

sides = {"hone": [], "trl": []}
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    sides[row["side"]].append(row)


def median(rows, field):
    return statistics.median(r[field] for r in rows) if rows else None


print("\n| median over processes | Hone | TRL | ratio |\n| --- | --- | --- | --- |")
for label, ours, theirs in FIELDS:
    a, b = median(sides["hone"], ours), median(sides["trl"], theirs)
    ratio = "" if not a or not b else "%.2f" % (a / b if "tokens" in label else b / a)
    print("| %s | %.4g | %s | %s |" % (label, a, "" if b is None else "%.4g" % b, ratio))
print("\nprocesses: %d and %d; log-probabilities that differ between sampler and trainer: %d; bytes allocated by a step: %d"
      % (len(sides["hone"]), len(sides["trl"]), sum(r["mismatches"] for r in sides["hone"]),
         max(r["allocated_bytes"] for r in sides["hone"])))
