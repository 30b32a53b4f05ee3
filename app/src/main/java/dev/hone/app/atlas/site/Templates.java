package dev.hone.app.atlas.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.regex.Pattern;

/// The page templates, which were compiled with the program.
public final class Templates {
    private static final Pattern PERCENTAGE = Pattern.compile("(\\d) %");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /// A page as HTML. A percentage does not break before its sign.
    public Resource render(String template, Object page) {
        var out = new StringOutput();
        engine.render("atlas/" + template + ".jte", page, out);
        return Resource.html(PERCENTAGE.matcher(out.toString()).replaceAll("$1\u00a0%"));
    }
}
