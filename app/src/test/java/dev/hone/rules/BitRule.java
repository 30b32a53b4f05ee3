package dev.hone.rules;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the rule of bits keeps out of the engine, found in class files.
///
/// - A float `reduceLanes` whose operator is not a minimum or a maximum: the order of its sum is undefined, and may
///   change from one compilation to the next.
/// - The vector operators whose accuracy is promised, but not their bits (exponentials, logarithms, trigonometry).
/// - The functions of `Math` of which the same is true; `StrictMath` has them with fixed bits.
final class BitRule {
    private static final String VECTOR_PACKAGE = "jdk/incubator/vector/";
    private static final Set<String> VECTORS_OF_FLOATS = Set.of("FloatVector", "DoubleVector", "Vector");
    private static final Set<String> ORDER_FREE = Set.of("MIN", "MAX");
    private static final Set<String> LOOSE_OPERATORS = Set.of("SIN", "COS", "TAN", "ASIN", "ACOS", "ATAN", "ATAN2",
            "SINH", "COSH", "TANH", "EXP", "EXPM1", "LOG", "LOG10", "LOG1P", "POW", "CBRT", "HYPOT");
    private static final Set<String> LOOSE_FUNCTIONS = Set.of("sin", "cos", "tan", "asin", "acos", "atan", "atan2",
            "sinh", "cosh", "tanh", "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");

    private BitRule() {}

    /// One sentence for each breach in a class: file, line, method, and what it does.
    static List<String> breaches(byte[] classFile) {
        ClassModel model = ClassFile.of().parse(classFile);
        List<String> found = new ArrayList<>();
        for (MethodModel method : model.methods()) {
            method.code().ifPresent(code -> scan(model, method, code, found));
        }
        return found;
    }

    private static void scan(ClassModel owner, MethodModel method, CodeModel code, List<String> found) {
        String operator = "none";
        int line = 0;
        for (CodeElement element : code) {
            String breach = "";
            switch (element) {
                case LineNumber number -> line = number.line();
                case FieldInstruction field when is(field.owner().asInternalName(), "VectorOperators") -> {
                    operator = field.name().stringValue();
                    if (LOOSE_OPERATORS.contains(operator)) {
                        breach = "VectorOperators." + operator;
                    }
                }
                case InvokeInstruction call -> breach = call(call, operator);
                default -> {}
            }
            if (!breach.isEmpty()) {
                found.add(owner.thisClass().asInternalName().replace('/', '.') + ", line " + line + ", method "
                        + method.methodName().stringValue() + ": " + breach);
            }
        }
    }

    private static String call(InvokeInstruction call, String operator) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        if (owner.equals("java/lang/Math") && LOOSE_FUNCTIONS.contains(name)) {
            return "Math." + name;
        }
        boolean reduces = name.startsWith("reduceLanes")
                && VECTORS_OF_FLOATS.stream().anyMatch(type -> is(owner, type));
        return reduces && !ORDER_FREE.contains(operator) ? name + " with " + operator : "";
    }

    private static boolean is(String internalName, String vectorType) {
        return internalName.equals(VECTOR_PACKAGE + vectorType);
    }
}
