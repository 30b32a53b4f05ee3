package dev.hone.training.card;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The held-out accuracy of a run after a step, with its 95 % interval.
///
/// Units: shares from 0 to 1.
record Measured(int step, double accuracy, double low, double high) {
    private static final JsonMapper JSON = new JsonMapper();

    /// All measurements of a run, in order, up to a step.
    static List<Measured> read(Path metrics, int last) {
        List<Measured> all = new ArrayList<>();
        if (!Files.isRegularFile(metrics)) {
            return all;
        }
        try {
            for (String line : Files.readAllLines(metrics)) {
                JsonNode numbers = JSON.readTree(line);
                int step = numbers.path("step").asInt(0);
                if (numbers.path("eval/pass@1").isNumber() && step <= last) {
                    all.add(new Measured(step, numbers.path("eval/pass@1").doubleValue(),
                            numbers.path("eval/low").asDouble(0), numbers.path("eval/high").asDouble(1)));
                }
            }
            return all;
        } catch (JacksonException halfWritten) { // the last line of a run that was killed, or is being written
            return all;
        } catch (IOException e) {
            throw new InputException(metrics + ": cannot be read: " + e, e);
        }
    }
}
