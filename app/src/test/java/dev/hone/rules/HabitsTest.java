package dev.hone.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Habits of the code")
class HabitsTest {
    @Test
    void randomnessComesFromKeysAlone() {
        noClasses().should().dependOnClassesThat().areAssignableTo(RandomGenerator.class)
                .orShould().callMethod(Math.class, "random")
                .orShould().dependOnClassesThat().areAssignableTo(Random.class)
                .because("a rollout is made again from its key: use dev.hone.foundation.Key and Draws")
                .check(HoneClasses.ALL);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses().that().resideOutsideOfPackage("dev.hone.app..")
                .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .because("what a library prints, nobody can redirect or parse")
                .check(HoneClasses.ALL);
    }

    @Test
    void noStaticFieldChanges() {
        fields().that().areStatic().should().beFinal()
                .because("state belongs to objects, so that two runs in one process do not meet")
                .check(HoneClasses.ALL);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses().should().haveNameMatching(".*[a-z](Util|Utils|Helper|Manager|Impl|Base|Data)")
                .because("such a name says nothing of what the class is")
                .check(HoneClasses.ALL);
    }

    @Test
    void accessorsCarryNoGet() {
        methods().that().arePublic().and().doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should(notBeNamedLikeABeansGetter()).check(HoneClasses.ALL);
    }

    @Test
    void publicMethodsTakeNoBoolean() {
        methods().that().arePublic().and().areDeclaredInClassesThat(are(describe("public and not internal",
                c -> c.getModifiers().contains(JavaModifier.PUBLIC) && !c.getPackageName().contains(".internal"))))
                .and().doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should(takeNoBoolean())
                .because("a call with `true` in it does not say what it asks for; use an enum or two methods")
                .check(HoneClasses.ALL);
    }

    private static ArchCondition<JavaMethod> notBeNamedLikeABeansGetter() {
        return condition("not be named like a bean's getter",
                m -> m.getName().matches("get[A-Z].*") && m.getRawParameterTypes().isEmpty() && !inherited(m));
    }

    private static ArchCondition<JavaMethod> takeNoBoolean() {
        return condition("take no boolean", m -> m.getRawParameterTypes().stream()
                .anyMatch(t -> t.isEquivalentTo(boolean.class)) && !inherited(m));
    }

    /// Whether the method's shape was decided elsewhere: by a record's components or by a library's type.
    private static boolean inherited(JavaMethod method) {
        return method.getOwner().isRecord() && method.getName().equals("equals")
                || method.getOwner().getAllRawInterfaces().stream()
                        .anyMatch(i -> !i.getPackageName().startsWith("dev.hone")
                                && i.tryGetMethod(method.getName(), parameters(method)).isPresent())
                || method.getOwner().getAllRawSuperclasses().stream()
                        .anyMatch(i -> !i.getPackageName().startsWith("dev.hone")
                                && i.tryGetMethod(method.getName(), parameters(method)).isPresent());
    }

    private static String[] parameters(JavaMethod method) {
        return method.getRawParameterTypes().stream().map(t -> t.getName()).toArray(String[]::new);
    }

    private static ArchCondition<JavaMethod> condition(String text, java.util.function.Predicate<JavaMethod> breach) {
        return new ArchCondition<>(text) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (breach.test(method)) {
                    events.add(SimpleConditionEvent.violated(method, describe(method)));
                }
            }

            private static String describe(JavaMember member) {
                return member.getDescription() + " in " + member.getSourceCodeLocation();
            }
        };
    }
}
