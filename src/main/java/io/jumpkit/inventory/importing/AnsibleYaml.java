// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.importing;

import io.jumpkit.json.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads Ansible's YAML inventories: groups with {@code hosts}, {@code vars} and {@code children}. */
final class AnsibleYaml {
    private final AnsibleGroups groups;
    private final List<String> remarks;

    AnsibleYaml(AnsibleGroups groups, List<String> remarks) {
        this.groups = groups;
        this.remarks = remarks;
    }

    void read(Yaml value) {
        if (value instanceof Yaml.Mapping mapping) {
            mapping.entries().forEach(e -> group(e.key().text(), e.value()));
        }
    }

    /** The texts of a mapping, as variables; lists and mappings in it are nothing that SSH would need. */
    static Map<String, String> variables(Yaml value) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (value instanceof Yaml.Mapping mapping) {
            for (Yaml.Entry entry : mapping.entries()) {
                if (entry.value() instanceof Yaml.Text text && !text.isNothing()) {
                    variables.put(entry.key().text(), text.text());
                }
            }
        }
        return variables;
    }

    private void group(String name, Yaml value) {
        AnsibleGroups.Group group = groups.group(name);
        if (!(value instanceof Yaml.Mapping mapping)) {
            return;
        }
        mapping.get("vars").ifPresent(vars -> group.variables().putAll(variables(vars)));
        if (mapping.get("hosts").orElse(null) instanceof Yaml.Mapping hosts) {
            hosts.entries().forEach(e -> host(name, e));
        }
        if (mapping.get("children").orElse(null) instanceof Yaml.Mapping children) {
            children.entries().forEach(e -> {
                group.children().add(e.key().text());
                group(e.key().text(), e.value());
            });
        }
    }

    private void host(String group, Yaml.Entry entry) {
        List<String> names = AnsibleRange.expand(entry.key().text());
        if (names.isEmpty()) {
            remarks.add("line " + entry.key().place().line() + ": '"
                    + entry.key().text() + "' is left out: its range cannot be read");
        }
        groups.add(group, names, variables(entry.value()));
    }
}
