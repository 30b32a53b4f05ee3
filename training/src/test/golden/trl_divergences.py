"""Golden divergences and gradients of TRL's GKDTrainer on fixed rows of logits.

    python trl_divergences.py > ../resources/golden/trl-divergences.json   (trl 1.16.0, torch 2.15.0, float64, CPU)
"""

import json

import torch
import trl
from trl.experimental.gkd.gkd_trainer import GKDTrainer

torch.manual_seed(22)
torch.set_default_dtype(torch.float64)
student = 2 * torch.randn(3, 5)
teacher = 2 * torch.randn(3, 5)
cases = []
for beta in (0, 0.1, 0.5, 1):
    for temperature in (1.0, 2.0):
        logits = student.clone().requires_grad_()
        loss = GKDTrainer.generalized_jsd_loss(
            logits[None], teacher[None], beta=beta, temperature=temperature, reduction="sum")
        loss.backward()
        cases.append({"beta": beta, "temperature": temperature, "loss": loss.item(), "gradient": logits.grad.tolist()})
print(json.dumps({
    "trl": trl.__version__, "torch": torch.__version__, "student": student.tolist(), "teacher": teacher.tolist(),
    "cases": cases,
}, indent=1))
