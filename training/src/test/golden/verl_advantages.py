"""Golden advantages of verl's estimators, and its value loss, on fixed token arrays.

Calls verl's own functions (`verl/trainer/ppo/core_algos.py`). What that file imports and these functions do not use
(configuration, devices) is replaced by stand-ins, so that neither ray nor a GPU is needed.

    pip download verl==0.9.1 --no-deps && unzip verl-0.9.1-py3-none-any.whl -d verl-0.9.1
    python verl_advantages.py verl-0.9.1 > ../resources/golden/verl-advantages.json      (torch 2.15.0, float32, CPU)
"""

import json
import sys
import types

import numpy as np
import torch

LENGTHS = [5, 3, 7, 1, 4, 6]
WIDTH = max(LENGTHS)
GAMMA, LAMBDA, BETA = 0.97, 0.9, 0.05

torch.manual_seed(21)


class Anything:
    """Stands for a name that is imported and never used here."""


def stand_in(name, **names):
    module = types.ModuleType(name)
    module.__dict__.update(names)
    sys.modules[name] = module


def core_algos(folder):
    sys.path.insert(0, folder)
    for package in ["verl", "verl.trainer", "verl.trainer.ppo", "verl.utils"]:
        stand_in(package, __path__=[folder + "/" + package.replace(".", "/")])
    stand_in("omegaconf", DictConfig=Anything)
    stand_in("tensordict", TensorDict=Anything)
    stand_in("verl.trainer.config", AlgoConfig=Anything)
    stand_in("verl.workers", __path__=[])
    stand_in("verl.workers.config", ActorConfig=Anything)
    stand_in("verl.utils.device", get_device_name=lambda: "cpu", get_torch_device=Anything)
    stand_in("verl.utils.import_utils", deprecated=lambda *a, **k: lambda f: f)
    sys.modules["verl.utils"].as_torch_index = Anything
    sys.modules["verl.utils"].group_mean_std = Anything
    import verl.utils.torch_functional  # noqa: F401
    import verl.trainer.ppo.core_algos as algos

    return algos


def rows(tensor):
    return [tensor[i, :n].tolist() for i, n in enumerate(LENGTHS)]


def main(folder):
    algos = core_algos(folder)
    mask = (torch.arange(WIDTH)[None, :] < torch.tensor(LENGTHS)[:, None]).float()
    index = np.array([0, 0, 0, 1, 1, 1])
    rewards = torch.tensor([1.0, 0.25, 0.5, 0.0, 1.0, 0.0])
    flat = torch.tensor([1.0, 0.25, 0.5, 0.0, 0.0, 0.0])  # verl's GPG counts rewards other than 0
    greedy = torch.tensor([0.5, 0.5, 0.5, 0.0, 0.0, 0.0])
    values = torch.rand(len(LENGTHS), WIDTH)
    log_probs = -3 * torch.rand(len(LENGTHS), WIDTH)
    reference = log_probs + 0.5 * torch.randn(len(LENGTHS), WIDTH)
    squares = torch.exp(2 * log_probs) + 0.3 * torch.rand(len(LENGTHS), WIDTH) * (1 - torch.exp(log_probs)) ** 2

    def at_end(scores):
        tokens = torch.zeros(len(LENGTHS), WIDTH)
        tokens[torch.arange(len(LENGTHS)), torch.tensor(LENGTHS) - 1] = scores
        return tokens

    cases = {}
    advantages, returns = algos.compute_gae_advantage_return(at_end(rewards), values, mask, GAMMA, LAMBDA)
    cases["gae"] = rows(advantages)
    cases["gae-targets"] = rows(returns)
    with_kl = algos.compute_rewards(at_end(rewards), log_probs, reference, BETA) * mask
    config = types.SimpleNamespace(gamma=GAMMA)
    cases["reinforce-plus-plus"] = rows(algos.compute_reinforce_plus_plus_outcome_advantage(with_kl, mask, config)[0])
    cases["reinforce-plus-plus-baseline"] = rows(
        algos.compute_reinforce_plus_plus_baseline_outcome_advantage(at_end(rewards), mask, index)[0]
    )
    cases["leave-one-out"] = rows(algos.compute_rloo_outcome_advantage(at_end(rewards), mask, index)[0])
    cases["opo"] = rows(algos.compute_opo_outcome_advantage(at_end(rewards), mask, index)[0])
    cases["remax"] = rows(algos.compute_remax_outcome_advantage(at_end(rewards), greedy, mask)[0])
    cases["gpg"] = rows(algos.compute_gpg_outcome_advantage(at_end(flat), mask, index)[0])
    for name, handled in [("optimal-token-baseline", True), ("optimal-token-baseline-own", False)]:
        cases[name] = rows(
            algos.compute_optimal_token_baseline_advantage(
                at_end(rewards), mask, index, log_probs, squares, handle_zero_tail=handled
            )[0]
        )
    # what came later draws last, so that the numbers above stay
    turns = mask.clone()
    turns[0, 2] = turns[2, 1] = turns[2, 2] = turns[5, 3] = 0  # tokens that a world wrote
    advantages, returns = algos.compute_gae_advantage_return(at_end(rewards), values, turns, GAMMA, LAMBDA)
    cases["gae-turns"] = rows(advantages * turns)
    cases["gae-turns-targets"] = rows(returns)
    now = (values + 0.5 * torch.randn(len(LENGTHS), WIDTH)).requires_grad_()
    value_losses = {}
    for epsilon in [0.2, 0.5, 10.0]:
        now.grad = None
        loss, clipped = algos.compute_value_loss(now, returns, values, turns, epsilon)
        loss.backward()
        value_losses[str(epsilon)] = {"loss": loss.item(), "clipped": clipped.item(), "gradient": rows(now.grad)}
    json.dump(
        {
            "lengths": LENGTHS,
            "gamma": GAMMA,
            "lambda": LAMBDA,
            "beta": BETA,
            "rewards": rewards.tolist(),
            "flatRewards": flat.tolist(),
            "greedy": [0.5, 0.0],
            "values": rows(values),
            "logProbs": rows(log_probs),
            "referenceLogProbs": rows(reference),
            "energies": rows(1 - 2 * torch.exp(log_probs) + squares),
            "advantages": cases,
            "own": rows(turns),
            "valuesNow": rows(now.detach()),
            "valueLosses": value_losses,
        },
        sys.stdout,
        separators=(",", ":"),
    )
    print()


main(sys.argv[1])
