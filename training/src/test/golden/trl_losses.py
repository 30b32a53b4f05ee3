"""Golden losses, gradients and advantages of TRL's GRPOTrainer on fixed token arrays.

Calls the trainer's own `_compute_loss` with a stand-in for the trainer, whose model gives fixed log-probabilities.

    python trl_losses.py > ../resources/golden/trl-losses.json      (trl 1.16.0, torch 2.15.0, float32, CPU)
"""

import json
from collections import defaultdict
from types import SimpleNamespace

import torch
import trl
from trl.trainer.grpo_trainer import GRPOTrainer, nanstd

LENGTHS = [5, 3, 7, 1, 4, 6]
GROUP = 3
WIDTH = max(LENGTHS)
MAX_TOKENS = 8

torch.manual_seed(20)


def arrays():
    shape = (len(LENGTHS), WIDTH)
    old = -3 * torch.rand(shape)
    return {
        "logProbs": old + 0.35 * torch.randn(shape),
        "oldLogProbs": old,
        "behaviourLogProbs": old + 0.6 * torch.randn(shape),
        "referenceLogProbs": old + 0.5 * torch.randn(shape),
        "entropies": 2 * torch.rand(shape),
        "mask": (torch.arange(WIDTH)[None, :] < torch.tensor(LENGTHS)[:, None]).float(),
    }


def advantages(rewards, scale):
    """As `_generate_and_score_completions` with multi_objective_aggregation="sum_then_normalize"."""
    centred = rewards - rewards.view(-1, GROUP).mean(1).repeat_interleave(GROUP)
    if scale == "group":
        return centred / (nanstd(rewards.view(-1, GROUP), dim=1).repeat_interleave(GROUP) + 1e-4)
    if scale == "batch":
        return centred / (nanstd(rewards).expand_as(rewards) + 1e-4)
    return centred


class Alone:
    """An accelerator with one process."""

    num_processes = 1

    def gather(self, x):
        return x

    def reduce(self, x, reduction):
        return x


def case(a, adv, name, loss_type, low, high, beta=0.0, entropy=0.0, cap=None):
    logps = a["logProbs"].clone().requires_grad_()
    entropies = a["entropies"].clone().requires_grad_()
    metrics = {"train": defaultdict(list)}
    trainer = SimpleNamespace(
        _get_per_token_logps_and_entropies=lambda *args, **kwargs: (logps, entropies, None),
        model=SimpleNamespace(training=True),
        accelerator=Alone(),
        args=SimpleNamespace(use_bias_correction_kl=False, delta=None, steps_per_generation=1),
        aux_loss_enabled=False,
        top_entropy_quantile=1.0,
        off_policy_mask_threshold=None,
        importance_sampling_level="token",
        loss_type=loss_type,
        epsilon_low=low,
        epsilon_high=high,
        beta=beta,
        use_vllm=cap is not None,
        vllm_importance_sampling_correction=True,
        current_gradient_accumulation_steps=1,
        max_completion_length=MAX_TOKENS,
        _entropy_bonus_enabled=entropy != 0,
        use_adaptive_entropy=False,
        entropy_coef=entropy,
        _metrics=metrics,
    )
    trainer.accelerator.sync_gradients = False
    inputs = {
        "prompt_ids": torch.zeros(len(LENGTHS), 1, dtype=torch.long),
        "prompt_mask": torch.ones(len(LENGTHS), 1, dtype=torch.long),
        "completion_ids": torch.zeros(len(LENGTHS), WIDTH, dtype=torch.long),
        "completion_mask": a["mask"],
        "advantages": adv,
        "old_per_token_logps": a["oldLogProbs"],
        "ref_per_token_logps": a["referenceLogProbs"],
        "num_items_in_batch": a["mask"].sum(),
    }
    if cap is not None:
        ratio = torch.exp(a["oldLogProbs"] - a["behaviourLogProbs"])
        inputs["importance_sampling_ratio"] = torch.clamp(ratio, max=cap)
    loss = GRPOTrainer._compute_loss(trainer, None, inputs)
    loss.backward()
    return {
        "name": name,
        "lossType": loss_type,
        "epsilonLow": low,
        "epsilonHigh": high,
        "beta": beta,
        "entropyCoefficient": entropy,
        "cap": cap or 0.0,
        "loss": loss.item(),
        "dLogProbs": rows(logps.grad),
        "dEntropies": rows(entropies.grad if entropies.grad is not None else torch.zeros_like(entropies)),
        "clippedLow": metrics["train"]["clip_ratio/low_mean"][0],
        "clippedHigh": metrics["train"]["clip_ratio/high_mean"][0],
        "referenceKl": metrics["train"]["kl"][0] if beta else 0.0,
        "entropy": metrics["train"]["entropy"][0],
    }


def rows(x):
    return [r[:n].tolist() for r, n in zip(x, LENGTHS)]


def main():
    a = arrays()
    rewards = torch.tensor([1.0, 0.0, 0.25, 0.0, 1.0, 1.0])
    group = advantages(rewards, "group")
    mean = advantages(rewards, "none")
    batch = advantages(rewards, "batch")
    out = {
        "versions": {"trl": trl.__version__, "torch": torch.__version__},
        "maxTokens": MAX_TOKENS,
        "group": GROUP,
        "rewards": rewards.tolist(),
        "advantages": {"group-mean-std": group.tolist(), "group-mean": mean.tolist(), "batch-std": batch.tolist()},
        **{k: rows(v) for k, v in a.items() if k != "mask"},
        "cases": [
            case(a, group, "GRPO", "grpo", 0.2, 0.2, beta=0.04),
            case(a, group, "GRPO without reference", "grpo", 0.2, 0.2),
            case(a, group, "DAPO", "dapo", 0.2, 0.28),
            case(a, group, "DAPO with entropy bonus", "dapo", 0.2, 0.28, entropy=0.01),
            case(a, group, "DAPO with truncated importance", "dapo", 0.2, 0.28, beta=0.04, cap=2.0),
            case(a, mean, "Dr. GRPO", "dr_grpo", 0.2, 0.2),
            case(a, mean, "Dr. GRPO with reference", "dr_grpo", 0.2, 0.2, beta=0.1),
            case(a, batch, "Lite PPO", "dapo", 0.2, 0.2),
        ],
    }
    for c in out["cases"]:
        c["advantage"] = {"Lite PPO": "batch-std"}.get(c["name"], "group-mean" if "Dr." in c["name"] else "group-mean-std")
    print(json.dumps(out).replace(', "', ',\n "'))


if __name__ == "__main__":
    main()
