package dev.hone.foundation;

/// A place in the tree of all random streams: every random number is a pure function of its key.
///
/// A key is made from a seed and refined by what the number is for: `Key.of(seed).at("sample").at(step).at(problem)`.
/// Two different paths give independent streams; the same path gives the same bits on every machine and in any order
/// of evaluation. The mixing function is the finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
public record Key(long state) {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /// The root of all streams of a run.
    public static Key of(long seed) {
        return new Key(mix(seed + GOLDEN));
    }

    /// The child stream with this number.
    public Key at(long part) {
        return new Key(mix(state * 0xd1342543de82ef95L + mix(part + GOLDEN)));
    }

    /// The child stream with this name.
    public Key at(String name) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            h = (h ^ name.charAt(i)) * 0x100000001b3L;
        }
        return at(h);
    }

    /// 64 random bits: number `index` of this stream.
    public long bits(long index) {
        return bits(state, index);
    }

    /// Uniform in [0, 1) with 53 bits: number `index` of this stream.
    public double uniform(long index) {
        return uniform(state, index);
    }

    /// `bits` without an object, for inner loops: the state of a key and the number wanted.
    public static long bits(long state, long index) {
        return mix(state + GOLDEN * (index + 1));
    }

    /// `uniform` without an object, for inner loops.
    public static double uniform(long state, long index) {
        return (bits(state, index) >>> 11) * 0x1p-53;
    }

    /// A sequence of numbers from this stream, for code that draws an unknown count of them.
    public Draws draws() {
        return new Draws(state);
    }

    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
        return y ^ (y >>> 31);
    }
}
