package dev.hone.training.recipe;

/// How often a batch of rollouts is used: passes over it, and optimizer steps a pass; and what a long run begins anew.
public record UpdateSettings(int epochs, int miniBatches, Renewal renewal) {
    static UpdateSettings read(Section s) {
        int epochs = s.integer("epochs", 1, 1, 1000);
        int miniBatches = s.integer("mini-batches", 1, 1, 1 << 16);
        Renewal renewal = Renewal.read(s.section("renewal"));
        return s.finish(() -> new UpdateSettings(epochs, miniBatches, renewal));
    }

    void write(Outline o) {
        o.put("epochs", epochs).put("mini-batches", miniBatches).section("renewal", renewal::write);
    }
}
