package dev.hone.browser;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Starts servers and browser before the first test that needs them, ends them after the last, and hands them out.
final class AtlasInBrowser implements BeforeAllCallback, ParameterResolver {
    @Override
    public void beforeAll(ExtensionContext context) {
        atlas(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Atlas.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return atlas(context);
    }

    private static Atlas atlas(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(AtlasInBrowser.class))
                .computeIfAbsent(Atlas.class, k -> Atlas.start(), Atlas.class);
    }
}
