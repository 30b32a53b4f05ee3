package dev.hone.app.atlas.server;

import dev.hone.app.atlas.evidence.EvidenceClaims;
import dev.hone.app.atlas.experiment.ExperimentBench;
import dev.hone.app.atlas.experiment.ExperimentJob;
import dev.hone.app.atlas.experiment.Outcome;
import dev.hone.app.atlas.page.OutcomePage;
import dev.hone.app.atlas.site.Templates;
import dev.hone.app.terminal.Json;
import dev.hone.foundation.InputException;
import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.protocol.Profile;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The addresses of the experiment that goes on, or that ended last:
///
/// ```
/// GET  /experiments/now           how it stands; an empty object where nothing was run yet
/// GET  /experiments/events        how it stands, now and after every change, until it is over
/// POST /experiments/ID/run        {"profile": "smoke" | "quick"} begins that of a question; answers how it stands
/// POST /experiments/ID/cancel     stops it, if it goes on
/// GET  /experiments/ID/outcome    its verdicts, as a part of a page
/// ```
///
/// While one goes on, no other begins: the answer (409) is how that one stands.
final class ExperimentRoutes {
    private static final long WAIT_MILLIS = 1000;
    private static final int BEAT = 15;
    private static final String PREFIX = "run-";

    private final ExperimentBench bench;
    private final Templates templates;

    ExperimentRoutes(ExperimentBench bench, Templates templates) {
        this.bench = bench;
        this.templates = templates;
    }

    void add(RoutesConfig routes) {
        routes.get("/experiments/now", context -> ScriptRequests.answer(context, now()));
        routes.post("/experiments/{id}/run", this::begin);
        routes.get("/experiments/events", this::events);
        routes.post("/experiments/{id}/cancel", this::cancel);
        routes.get("/experiments/{id}/outcome", this::outcome);
    }

    private Json now() {
        return bench.job().map(job -> job.state().json()).orElseGet(Json::new);
    }

    private void begin(Context context) {
        if (!ScriptRequests.allows(context)) {
            return;
        }
        try {
            Profile profile = profile(context.body());
            ScriptRequests.answer(context, bench.begin(context.pathParam("id"), profile).state().json());
        } catch (InputException e) {
            ScriptRequests.complain(context, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (ExperimentBench.Busy e) {
            ScriptRequests.answer(context.status(HttpStatus.CONFLICT), e.state().json());
        }
    }

    private void cancel(Context context) {
        if (!ScriptRequests.allows(context)) {
            return;
        }
        Optional<ExperimentJob> job = job(context);
        job.ifPresent(ExperimentJob::cancel);
        if (job.isEmpty()) {
            ScriptRequests.complain(context, HttpStatus.NOT_FOUND, "this experiment does not go on");
        } else {
            ScriptRequests.answer(context, job.get().state().json());
        }
    }

    /// The experiment that a request names, if it is the one that goes on or that ended last.
    private Optional<ExperimentJob> job(Context context) {
        return bench.job().filter(j -> j.state().id().equals(context.pathParam("id")));
    }

    /// The profile that a request asks for. Hours are for the command line, which outlives a browser.
    private static Profile profile(String body) {
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw new InputException("the request is no JSON", e);
        }
        return switch (json.path("profile").asString("")) {
            case "smoke" -> Profile.SMOKE;
            case "quick" -> Profile.QUICK;
            case String other -> throw new InputException("profile: must be smoke or quick, not '" + other + "'");
        };
    }

    private void events(Context context) throws IOException {
        context.contentType("text/event-stream").header("Cache-Control", "no-cache");
        var stream = new EventStream(context.res().getOutputStream());
        Optional<ExperimentJob> job = bench.job();
        if (job.isEmpty()) {
            stream.send("state", new Json().toString());
            return;
        }
        try {
            send(job.get(), stream);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(ExperimentJob job, EventStream stream) throws IOException, InterruptedException {
        int known = -1;
        int quiet = 0;
        while (true) {
            ExperimentJob.Numbered news = job.after(known, WAIT_MILLIS);
            if (news.number() != known) {
                stream.send("state", news.state().json().toString());
                known = news.number();
            } else if (++quiet % BEAT == 0) {
                stream.beat();
            }
            if (news.state().phase().isOver()) {
                return;
            }
        }
    }

    private void outcome(Context context) {
        Optional<Outcome> outcome = job(context).flatMap(ExperimentJob::outcome);
        if (outcome.isEmpty()) {
            ScriptRequests.complain(context, HttpStatus.NOT_FOUND, "there are no verdicts");
            return;
        }
        var part = templates.render("outcome", page(outcome.get()));
        context.contentType(part.type()).result(part.content());
    }

    private static OutcomePage page(Outcome outcome) {
        Evidence evidence = outcome.evidence();
        int seeds = evidence.seeds().size();
        String of = evidence.profile() + " profile, " + seeds + (seeds == 1 ? " seed: " : " seeds: ");
        return new OutcomePage(
                of + (outcome.command().isEmpty() ? "it walks through every arm and decides nothing."
                        : "evidence, at this scale and for no other."),
                new EvidenceClaims(outcome.protocol(), evidence).all(EvidenceClaims.Before.NOTHING, PREFIX),
                outcome.file().toString(), outcome.command());
    }
}
