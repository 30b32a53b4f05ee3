"""Golden losses and gradients of TRL's TPO trainer on fixed logits.

Calls the trainer's own `_compute_loss` with a stand-in for the trainer, whose model gives fixed logits. A token's
derivative by its log-probability is that by its logit over (1 - p). All gold completions have one length, because TRL
takes their likelihood over the tokens of the batch and Hone over those of each completion.

    python trl_triples.py > ../resources/golden/trl-triples.json   (trl 1.16.0, torch 2.15.0, float64, CPU)
"""

import json
from collections import defaultdict
from types import SimpleNamespace

import torch
import trl
from trl.experimental.tpo.tpo_trainer import TPOTrainer

torch.manual_seed(23)
torch.set_default_dtype(torch.float64)
CHOSEN = [5, 3, 4]
REJECTED = [4, 6, 2]
GOLD = [4, 4, 4]
LENGTHS = CHOSEN + REJECTED + GOLD
WIDTH = max(LENGTHS)
VOCABULARY = 7


class Alone:
    """An accelerator with one process."""

    num_processes = 1
    device = torch.device("cpu")

    def gather(self, x):
        return x

    gather_for_metrics = gather


completion = (torch.arange(WIDTH)[None, :] < torch.tensor(LENGTHS)[:, None]).long()
mask = torch.cat([torch.zeros(len(LENGTHS), 1).long(), completion], dim=1)
ids = torch.randint(VOCABULARY, mask.shape)
fixed = 1.5 * torch.randn(len(LENGTHS), WIDTH + 1, VOCABULARY)
labels = ids[:, 1:, None]


def lists(x):
    return [row[:n].tolist() for row, n in zip(x, LENGTHS)]


def case(name, loss_type, beta, alpha, gamma):
    logits = fixed.clone().requires_grad_()
    trainer = SimpleNamespace(
        model=SimpleNamespace(training=True), accelerator=Alone(), beta=beta, tpo_alpha=alpha, tpo_l_gamma=gamma,
        loss_type=loss_type, label_smoothing=0.0, _metrics={"train": defaultdict(list)}, _total_train_tokens=0,
        _tp_size=1,
    )
    inputs = {"input_ids": ids, "attention_mask": torch.ones_like(mask), "completion_mask": mask}
    loss = TPOTrainer._compute_loss(trainer, lambda **_: SimpleNamespace(logits=logits), inputs, False)
    loss.backward()
    slope = logits.grad[:, :-1].gather(2, labels).squeeze(2)
    p = logits.detach()[:, :-1].softmax(dim=2).gather(2, labels).squeeze(2)
    metrics = {k: v[0] for k, v in trainer._metrics["train"].items() if k.startswith("rewards/")}
    return {
        "name": name, "beta": beta, "alpha": alpha, "gamma": gamma, "loss": loss.item(),
        "dLogProbs": lists(slope / (1 - p)), "metrics": metrics,
    }


log_probs = fixed[:, :-1].log_softmax(dim=2).gather(2, labels).squeeze(2)
print(json.dumps({
    "trl": trl.__version__, "torch": torch.__version__, "pairs": len(CHOSEN), "lengths": LENGTHS,
    "logProbs": lists(log_probs),
    "cases": [
        case("tpo", "sigmoid", 0.2, 0.7, 0.0),
        case("tpo-l", "tpo-l", 2.0, 0.5, 0.8),
    ],
}))
