// SPDX-License-Identifier: Apache-2.0
package io.jumpkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The invariants of ARCHITECTURE.md, one rule each. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.jumpkit");

    /** Who may use whom; what stands at the top ({@code Main}, {@code Catalog}) may use everything. */
    private static final Map<String, String> MAY_USE = Map.ofEntries(
            Map.entry("error", ""),
            Map.entry("deadline", ""),
            Map.entry("json", "error"),
            Map.entry("output", "json error"),
            Map.entry("expression", "error"),
            Map.entry("inventory", "json error"),
            Map.entry("ssh", "inventory deadline json error"),
            Map.entry("session", "inventory ssh deadline error"),
            Map.entry("command", "session ssh inventory expression output json deadline error"),
            Map.entry("probe", "command session ssh inventory expression output json deadline error"),
            Map.entry("transcript", "command session inventory output json deadline error"),
            Map.entry("lab", "command session ssh inventory output json deadline error"),
            Map.entry("runbook", "command session ssh inventory transcript expression output json deadline error"),
            Map.entry(
                    "shell", "runbook transcript command session ssh inventory expression output json deadline error"));

    /** The same within etcd: who asks, who pictures, who judges; its own top lists the commands and may use everything. */
    private static final Map<String, String> MAY_USE_OF_ETCD = Map.ofEntries(
            Map.entry("client", ""),
            Map.entry("node", "client"),
            Map.entry("road", "client node"),
            Map.entry("etcdctl", "client node road"),
            Map.entry("metrics", "client node road"),
            Map.entry("survey", "client node road etcdctl metrics"),
            Map.entry("quorum", "client node survey"),
            Map.entry("status", "client node survey"),
            Map.entry("members", "client node survey quorum"),
            Map.entry("leader", "client survey"),
            Map.entry("keys", "client survey"),
            Map.entry("maintenance", "client metrics survey quorum"),
            Map.entry("latency", "client node etcdctl metrics survey quorum maintenance"),
            Map.entry("datadir", "client node survey"),
            Map.entry("snapshot", "client node survey datadir"),
            Map.entry("restore", "client node survey members datadir snapshot"));

    @Test
    void packagesUseOnlyWhatTheyMay() {
        ArchRule rule = mayUse("io.jumpkit.", MAY_USE);

        rule.allowEmptyShould(true).check(MAIN);
    }

    @Test
    void packagesOfEtcdUseOnlyWhatTheyMay() {
        ArchRule rule = mayUse("io.jumpkit.probe.etcd.", MAY_USE_OF_ETCD);

        rule.check(MAIN);
    }

    @Test
    void everyPackageOfEtcdStandsInTheTable() {
        Set<String> there = MAIN.stream()
                .map(JavaClass::getPackageName)
                .filter(p -> p.startsWith("io.jumpkit.probe.etcd."))
                .map(p -> p.substring("io.jumpkit.probe.etcd.".length()))
                .collect(Collectors.toSet());

        assertEquals(MAY_USE_OF_ETCD.keySet(), there);
    }

    @Test
    void whatIsPublicInEtcdIsUsedElsewhere() {
        ArchRule rule = classes()
                .that()
                .resideInAPackage("io.jumpkit.probe.etcd..")
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should(beUsedInAnotherPackage());

        rule.check(new ClassFileImporter().importPackages("io.jumpkit"));
    }

    @Test
    void packagesHaveNoCircles() {
        ArchRule rule = slices().matching("io.jumpkit.(*)..").should().beFreeOfCycles();

        rule.allowEmptyShould(true).check(MAIN);
    }

    @Test
    void packagesOfEtcdHaveNoCircles() {
        ArchRule rule =
                slices().matching("io.jumpkit.probe.etcd.(*)..").should().beFreeOfCycles();

        rule.check(MAIN);
    }

    @Test
    void jschLivesInSsh() {
        ArchRule rule = onlyIn("com.jcraft..", "io.jumpkit.ssh..");

        rule.allowEmptyShould(true).check(MAIN);
    }

    @Test
    void jlineLivesInShell() {
        ArchRule rule = onlyIn("org.jline..", "io.jumpkit.shell..");

        rule.allowEmptyShould(true).check(MAIN);
    }

    @Test
    void jetcdLivesInItsProbe() {
        ArchRule rule = onlyIn("io.etcd..", "io.jumpkit.probe.etcd..");

        rule.allowEmptyShould(true).check(MAIN);
    }

    @Test
    void celLivesInExpression() {
        ArchRule rule = onlyIn("dev.cel..", "io.jumpkit.expression..");

        rule.allowEmptyShould(true).check(MAIN);
    }

    @Test
    void markdownLivesInRunbook() {
        ArchRule rule = onlyIn("org.commonmark..", "io.jumpkit.runbook..");

        rule.allowEmptyShould(true).check(MAIN);
    }

    @Test
    void jacksonIsMappedInJson() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage("io.jumpkit.json..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("com\\.fasterxml\\.jackson\\..*(ObjectMapper|JsonMapper|YAMLMapper)");

        rule.allowEmptyShould(true).check(MAIN);
    }

    @Test
    void snakeYamlLivesInJson() {
        ArchRule rule = onlyIn("org.yaml.snakeyaml..", "io.jumpkit.json..");

        rule.allowEmptyShould(true).check(MAIN);
    }

    @Test
    void onlyTheEdgePrints() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackages("io.jumpkit.shell..", "io.jumpkit")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err");

        rule.allowEmptyShould(true).check(MAIN);
    }

    @Test
    void onlyMainExits() {
        ArchRule rule = noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.jumpkit.Main")
                .should()
                .callMethod(System.class, "exit", int.class);

        rule.allowEmptyShould(true).check(MAIN);
    }

    private static ArchRule onlyIn(String library, String owner) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(owner)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static ArchCondition<JavaClass> beUsedInAnotherPackage() {
        return new ArchCondition<>("be used in another package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean used = item.getDirectDependenciesToSelf().stream()
                        .anyMatch(d -> !d.getOriginClass().getPackageName().equals(item.getPackageName()));
                events.add(new SimpleConditionEvent(item, used, item.getName() + " is public for nobody"));
            }
        };
    }

    private static ArchRule mayUse(String prefix, Map<String, String> table) {
        Architectures.LayeredArchitecture rule = Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true);
        for (String layer : table.keySet()) {
            rule = rule.layer(layer).definedBy(prefix + layer + "..");
        }
        for (Map.Entry<String, String> layer : table.entrySet()) {
            rule = layer.getValue().isEmpty()
                    ? rule.whereLayer(layer.getKey()).mayNotAccessAnyLayer()
                    : rule.whereLayer(layer.getKey())
                            .mayOnlyAccessLayers(layer.getValue().split(" "));
        }
        return rule;
    }
}
