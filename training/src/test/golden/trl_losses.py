"""Golden losses, gradients and advantages of TRL's GRPOTrainer on fixed token arrays.

Calls the trainer's own `_compute_loss` with a stand-in for the trainer, whose model gives fixed log-probabilities.

    python trl_losses.py > ../resources/golden/trl-losses.json      (trl 1.16.0, torch 2.15.0, float32, CPU)
"""

import json
from collections import defaultdict
from types import SimpleNamespace

import torch
import trl
from trl.experimental.gmpo import GMPOTrainer
from trl.trainer.grpo_trainer import GRPOTrainer, nanstd
from trl.trainer.rloo_trainer import RLOOTrainer

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

    def pad_across_processes(self, x, dim, pad_index):
        return x


def importance(a, mode, low, high):
    """As `_generate_and_score_completions` with vllm_importance_sampling_correction."""
    diff = (a["oldLogProbs"] - a["behaviourLogProbs"]) * a["mask"]
    if mode.startswith("sequence"):
        diff = diff.sum(dim=-1, keepdim=True)
    ratio = torch.exp(diff)
    if mode.endswith("truncate"):
        return torch.clamp(ratio, max=high)
    return ratio.masked_fill((ratio < low) | (ratio > high), value=0.0)


def case(
    a, adv, name, loss_type, low, high, beta=0.0, entropy=0.0, cap=None, level="token", delta=None, mode="token_truncate",
    floor=0.0, off_policy=None, top_entropy=1.0, trainer_class=GRPOTrainer,
):
    logps = a["logProbs"].clone().requires_grad_()
    entropies = a["entropies"].clone().requires_grad_()
    metrics = {"train": defaultdict(list)}
    trainer = SimpleNamespace(
        _get_per_token_logps_and_entropies=lambda *args, **kwargs: (logps, entropies, None),
        model=SimpleNamespace(training=True),
        accelerator=Alone(),
        args=SimpleNamespace(
            use_bias_correction_kl=False, delta=delta, steps_per_generation=1, sapo_temperature_pos=1.0,
            sapo_temperature_neg=1.05, vespo_k_pos=2.0, vespo_lambda_pos=3.0, vespo_k_neg=3.0, vespo_lambda_neg=2.0,
        ),
        aux_loss_enabled=False,
        top_entropy_quantile=top_entropy,
        off_policy_mask_threshold=off_policy,
        importance_sampling_level=level,
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
    trainer.get_off_policy_mask = GRPOTrainer.get_off_policy_mask
    trainer.get_gamma_weights = GRPOTrainer.get_gamma_weights
    trainer.get_high_entropy_mask = lambda *args: GRPOTrainer.get_high_entropy_mask(trainer, *args)
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
        inputs["importance_sampling_ratio"] = importance(a, mode, floor, cap)
    if off_policy is not None:
        inputs["sampling_per_token_logps"] = a["behaviourLogProbs"]
    if trainer_class is RLOOTrainer:  # on policy, where its ratio of whole completions is 1
        inputs["old_logps"] = (a["logProbs"] * a["mask"]).sum(1)
    loss = trainer_class._compute_loss(trainer, None, inputs)
    loss.backward()
    return {
        "name": name,
        "lossType": loss_type,
        "epsilonLow": low,
        "epsilonHigh": high,
        "beta": beta,
        "entropyCoefficient": entropy,
        "cap": cap or 0.0,
        "floor": floor,
        "mode": mode,
        "level": level,
        "delta": delta or 0.0,
        "offPolicy": off_policy or 0.0,
        "topEntropy": top_entropy,
        "loss": loss.item(),
        "dLogProbs": rows(logps.grad),
        "dEntropies": rows(entropies.grad if entropies.grad is not None else torch.zeros_like(entropies)),
        "clippedLow": metrics["train"].get("clip_ratio/low_mean", [0.0])[0],
        "clippedHigh": metrics["train"].get("clip_ratio/high_mean", [0.0])[0],
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
            case(a, group, "GSPO", "grpo", 0.02, 0.02, level="sequence"),
            case(a, group, "LUSPO", "luspo", 0.02, 0.02, level="sequence"),
            case(a, group, "CISPO", "cispo", 0.0, 1.25),
            case(a, group, "SAPO", "sapo", 0.0, 0.0, beta=0.04),
            case(a, group, "VESPO", "vespo", 0.0, 0.0),
            case(a, group, "two-sided", "grpo", 0.2, 0.2, delta=1.3),
            case(a, group, "GMPO", "gmpo", 0.3, 0.3, trainer_class=GMPOTrainer),
            case(a, group, "RLOO", "rloo", 1.0, 1e9, trainer_class=RLOOTrainer),
            case(a, group, "IcePop", "dapo", 0.2, 0.28, cap=1.6, floor=0.6, mode="token_mask"),
            case(a, group, "sequence truncation", "dapo", 0.2, 0.28, cap=1.5, mode="sequence_truncate"),
            case(a, group, "sequence mask", "dapo", 0.2, 0.28, cap=1.5, floor=0.2, mode="sequence_mask"),
            case(a, group, "off-policy sequence mask", "dapo", 0.2, 0.28, off_policy=0.05),
            case(a, group, "top entropy", "dapo", 0.2, 0.28, beta=0.04, top_entropy=0.3),
        ],
    }
    for c in out["cases"]:
        c["advantage"] = {"Lite PPO": "batch-std"}.get(c["name"], "group-mean" if "Dr." in c["name"] else "group-mean-std")
    print(json.dumps(out).replace(', "', ',\n "'))


if __name__ == "__main__":
    main()
