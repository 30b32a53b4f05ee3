"""Makes `peft-qwen3`: an adapter as peft stores it, and the log-probabilities that it gives beside `qwen3`.

    pip install torch==2.15.0 transformers==5.24.0 peft==0.21.2
    python engine/src/test/golden/adapter.py engine/src/test/resources/golden
"""

import json
import pathlib
import sys

import torch
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM

here = pathlib.Path(sys.argv[1])
torch.manual_seed(0)
base = AutoModelForCausalLM.from_pretrained(here / "qwen3", dtype=torch.float32)
ids = torch.randint(0, base.config.vocab_size, (1, 24))
config = LoraConfig(
    r=2,
    lora_alpha=5,
    lora_dropout=0.1,
    use_rslora=True,
    target_modules=["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"],
    task_type="CAUSAL_LM",
)
model = get_peft_model(base, config)
for name, weight in model.named_parameters():
    if "lora_" in name:
        weight.data.normal_(0, 0.15)
model.eval()
model.peft_config["default"].base_model_name_or_path = "qwen3"
folder = here / "peft-qwen3"
model.save_pretrained(folder)
(folder / "README.md").unlink()
with torch.no_grad():
    rows = model(ids).logits[0].double().log_softmax(-1)
scores = [rows[i, ids[0, i + 1]].item() for i in range(ids.shape[1] - 1)]
(folder / "golden.json").write_text(json.dumps({"ids": ids[0].tolist(), "logprobs": scores}) + "\n")
