"""Golden losses and gradients of TRL's preference trainers on fixed token arrays.

Calls the trainers' own `_compute_loss` (DPO, KTO) with a stand-in for the trainer, whose model gives fixed
log-probabilities, and `cpo_loss` and `odds_ratio_loss` (CPO, SimPO, ORPO) with sequence log-probabilities. The
negative log-likelihood that the CPO and ORPO trainers add is the mean over the chosen completion's tokens, here over
the completion of each pair.

    python trl_preferences.py > ../resources/golden/trl-preferences.json   (trl 1.16.0, torch 2.15.0, float64, CPU)
"""

import json
from collections import defaultdict
from types import SimpleNamespace

import torch
import trl
from trl.experimental.cpo.cpo_trainer import CPOTrainer
from trl.experimental.orpo.orpo_trainer import ORPOTrainer
from trl.trainer.dpo_trainer import DPOTrainer
from trl.trainer.kto_trainer import KTOTrainer

torch.manual_seed(21)
torch.set_default_dtype(torch.float64)
CHOSEN = [5, 3, 7]
REJECTED = [4, 6, 2]
PAIRS = len(CHOSEN)
WIDTH = max(CHOSEN + REJECTED)


class Alone:
    """An accelerator with one process."""

    num_processes = 1
    device = torch.device("cpu")

    def gather(self, x):
        return x

    gather_for_metrics = gather


def stand_in_model(per_token):
    """A model whose log-probabilities are these; one token of prompt goes before them."""
    zeros = torch.zeros_like(per_token)

    def forward(**_):
        return SimpleNamespace(log_probs=per_token, entropy=zeros, mean_logits=zeros, is_top1=zeros > 0)

    return forward


def mask(lengths):
    completion = (torch.arange(WIDTH)[None, :] < torch.tensor(lengths)[:, None]).long()
    return torch.cat([torch.zeros(len(lengths), 1).long(), completion], dim=1)


def lists(x, lengths):
    return [row[:n].tolist() for row, n in zip(x, lengths)]


LENGTHS = CHOSEN + REJECTED
policy = -3 * torch.rand(2 * PAIRS, WIDTH)
reference = policy + 0.8 * torch.randn(2 * PAIRS, WIDTH)
shown = mask(LENGTHS)[:, 1:]
policy, reference = policy * shown, torch.clamp(reference, max=-0.01) * shown
cases = []


def add(name, settings, loss, logps, metrics=None):
    loss.backward()
    cases.append({
        "name": name, "settings": settings, "loss": loss.item(),
        "dLogProbs": lists(logps.grad, LENGTHS), "metrics": metrics or {},
    })


def dpo(name, loss_type, beta, smoothing=0.0, tau=0.05):
    logps = policy.clone().requires_grad_()
    trainer = SimpleNamespace(
        model=SimpleNamespace(training=True), accelerator=Alone(), aux_loss_enabled=False, ld_alpha=None,
        precompute_ref_logps=False, ref_model=stand_in_model(reference), f_divergence_type="reverse_kl", beta=beta,
        args=SimpleNamespace(gradient_checkpointing_kwargs=None, gradient_checkpointing=False, discopop_tau=tau),
        loss_types=[loss_type], loss_weights=[1.0], label_smoothing=smoothing, use_weighting=False,
        _metrics={"train": defaultdict(list)}, _total_train_tokens=0, _tp_size=1,
    )
    trainer.model.is_gradient_checkpointing = False
    both = mask(LENGTHS)
    inputs = {"input_ids": both, "attention_mask": both, "completion_mask": both}
    fn = stand_in_model(logps)
    loss = DPOTrainer._compute_loss(trainer, fn, inputs, False)
    m = {k: v[0] for k, v in trainer._metrics["train"].items() if k.startswith(("rewards/", "logps/"))}
    add(name, {"beta": beta, "labelSmoothing": smoothing, "tau": tau}, loss, logps, m)


def kto(name, beta, desirable, undesirable, kl_policy, kl_reference, labels=(True,) * PAIRS + (False,) * PAIRS):
    logps = policy.clone().requires_grad_()
    sums = iter([kl_policy, kl_reference])
    trainer = SimpleNamespace(
        model=SimpleNamespace(training=True, is_gradient_checkpointing=False), accelerator=Alone(),
        aux_loss_enabled=False, precompute_ref_logps=False, ref_model=stand_in_model(reference), beta=beta,
        args=SimpleNamespace(gradient_checkpointing_kwargs=None, gradient_checkpointing=False), loss_type="kto",
        calculate_KL=True, desirable_weight=desirable, undesirable_weight=undesirable,
        _compute_kl_logps=lambda model, batch: next(sums),
        _metrics={"train": defaultdict(list)}, _total_train_tokens=0, _tp_size=1,
    )
    both = mask(LENGTHS)
    inputs = {
        "input_ids": both, "attention_mask": both, "completion_mask": both,
        "label": torch.tensor(labels),
    }
    loss = KTOTrainer._compute_loss(trainer, stand_in_model(logps), inputs, False)
    m = {k: v[0] for k, v in trainer._metrics["train"].items() if k.startswith(("rewards/", "logps/", "kl"))}
    settings = {
        "beta": beta, "desirableWeight": desirable, "undesirableWeight": undesirable, "labels": list(labels),
    }
    add(name, settings, loss, logps, m)


def sums(logps, average):
    total = logps.sum(dim=1)
    return (total / torch.tensor(LENGTHS) if average else total).chunk(2)


def nll(logps):
    return (-logps[:PAIRS].sum(dim=1) / torch.tensor(CHOSEN)).mean()


def cpo(name, loss_type, beta, alpha, gamma, average):
    logps = policy.clone().requires_grad_()
    trainer = SimpleNamespace(
        accelerator=Alone(), alpha=0.0, beta=beta, loss_type=loss_type, simpo_gamma=gamma, label_smoothing=0.0)
    losses, *_ = CPOTrainer.cpo_loss(trainer, *sums(logps, average))
    add(name, {"beta": beta, "alpha": alpha, "gamma": gamma}, losses.mean() + alpha * nll(logps), logps)


def orpo(name, weight):
    logps = policy.clone().requires_grad_()
    trainer = SimpleNamespace(accelerator=Alone(), beta=weight)
    # The trainer computes odds in float32 by `.float()`; so does this.
    losses, *_ = ORPOTrainer.odds_ratio_loss(trainer, *sums(logps, True))
    add(name, {"weight": weight}, nll(logps) - losses.mean(), logps)


def conservative(name, beta, smoothing):
    """The trainer has label smoothing in `cpo_loss`, which sees a difference of two numbers: here of log-ratios."""
    logps = policy.clone().requires_grad_()
    trainer = SimpleNamespace(
        accelerator=Alone(), alpha=0.0, beta=beta, loss_type="sigmoid", simpo_gamma=0.0, label_smoothing=smoothing)
    ref_chosen, ref_rejected = sums(reference, False)
    chosen, rejected = sums(logps, False)
    losses, *_ = CPOTrainer.cpo_loss(trainer, chosen - ref_chosen, rejected - ref_rejected)
    add(name, {"beta": beta, "labelSmoothing": smoothing}, losses.mean(), logps)


dpo("dpo", "sigmoid", 0.1)
dpo("robust-dpo", "robust", 0.3, 0.1)
dpo("ipo", "ipo", 0.4)
dpo("hinge", "hinge", 0.2)
dpo("normalized-dpo", "sigmoid_norm", 5.0)
dpo("exo", "exo_pair", 0.2, 0.05)
dpo("nca", "nca_pair", 0.2)
dpo("sppo", "sppo_hard", 0.5)
dpo("apo-zero", "apo_zero", 0.2)
dpo("apo-down", "apo_down", 0.2)
dpo("discopop", "discopop", 0.1, tau=0.05)
conservative("conservative-dpo", 0.3, 0.1)
cpo("cpo", "sigmoid", 0.1, 1.0, 0.0, False)
cpo("simpo", "simpo", 2.0, 0.0, 0.5, True)
orpo("orpo", 0.1)
kto("kto", 0.3, 1.0, 1.5, torch.tensor([-4.0, -6.0, -5.0] * 2), torch.tensor([-4.5, -6.1, -6.0] * 2))
kto("kto-unpaired", 0.3, 1.0, 1.5, torch.tensor([-4.0, -6.0, -5.0] * 2), torch.tensor([-4.5, -6.1, -6.0] * 2),
    (True, True, False, True, False, True))

print(json.dumps({
    "trl": trl.__version__, "torch": torch.__version__, "chosenLengths": CHOSEN, "rejectedLengths": REJECTED,
    "policy": lists(policy, LENGTHS), "reference": lists(reference, LENGTHS), "cases": cases,
}, indent=1))
