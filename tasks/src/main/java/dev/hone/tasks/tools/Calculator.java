package dev.hone.tasks.tools;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Adds, subtracts or multiplies two whole numbers of at most nine digits: `calc(47*83)` is 3901.
public record Calculator() implements Tool {
    private static final Pattern FORM = Pattern.compile("(-?\\d{1,9})([-+*])(-?\\d{1,9})");

    @Override
    public String name() {
        return "calc";
    }

    @Override
    public String description() {
        return "Adds (+), subtracts (-) or multiplies (*) two whole numbers.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("expression", "two whole numbers with +, - or * between them"));
    }

    @Override
    public String call(List<String> arguments) {
        Matcher m = FORM.matcher(arguments.getFirst().replace(" ", ""));
        if (!m.matches()) {
            throw new ToolFault("write two whole numbers of at most nine digits with +, - or * between them");
        }
        long a = Long.parseLong(m.group(1));
        long b = Long.parseLong(m.group(3));
        return Long.toString(
                switch (m.group(2)) {
                    case "+" -> a + b;
                    case "-" -> a - b;
                    default -> a * b;
                });
    }
}
