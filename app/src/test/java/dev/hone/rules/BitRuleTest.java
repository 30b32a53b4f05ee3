package dev.hone.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rule of bits")
class BitRuleTest {
    @Test
    void theEngineKeepsIt() throws IOException {
        List<String> breaches = new ArrayList<>();
        int kernels = 0;
        for (JavaClass type : HoneClasses.ALL) {
            if (true) {
                breaches.addAll(BitRule.breaches(bytes(type)));
                kernels += type.getPackageName().startsWith("dev.hone.engine.internal.kernels") ? 1 : 0;
            }
        }
        assertThat(kernels).as("kernels looked at").isPositive();
        assertThat(breaches).isEmpty();
    }

    @Test
    void itsBreachesAreFoundAndNamed() throws IOException {
        try (InputStream in = Breaches.class.getResourceAsStream("BitRuleTest$Breaches.class")) {
            assertThat(BitRule.breaches(in.readAllBytes())).satisfiesExactly(
                    first -> assertThat(first).contains("BitRuleTest$Breaches, line ", "method sum", "ADD"),
                    second -> assertThat(second).contains("method exponential", "VectorOperators.EXP"),
                    third -> assertThat(third).contains("method logarithm", "Math.log"));
        }
    }

    private static byte[] bytes(JavaClass type) throws IOException {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    /// Three breaches among what is allowed.
    static final class Breaches {
        private Breaches() {}

        static float sum(FloatVector v) {
            return v.reduceLanes(VectorOperators.ADD);
        }

        static FloatVector exponential(FloatVector v) {
            return v.lanewise(VectorOperators.EXP);
        }

        static double logarithm(double x) {
            return Math.log(x);
        }

        static float largest(FloatVector v) {
            return v.reduceLanes(VectorOperators.MAX);
        }

        static int count(IntVector v) {
            return v.reduceLanes(VectorOperators.ADD);
        }

        static double strictLogarithm(double x) {
            return Math.fma(StrictMath.log(x), 2, Math.sqrt(x));
        }
    }
}
