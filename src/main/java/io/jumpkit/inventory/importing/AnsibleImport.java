// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.importing;

import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import io.jumpkit.json.yaml.Problem;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import io.jumpkit.json.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts of an Ansible inventory, INI or YAML, with {@code group_vars} and {@code host_vars} beside it. Groups become
 * roles. Passwords and templates are left out and named.
 */
public final class AnsibleImport {
    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]*";
    private static final Pattern JUMP =
            Pattern.compile("(?:-J\\s*|-o\\s*ProxyJump[=\\s]\\s*|-oProxyJump[=\\s]\\s*)[\"']?([^\\s\"']+)");
    private static final Pattern SECRET = Pattern.compile("ansible_.*(?:pass|password)");

    private final AnsibleGroups groups = new AnsibleGroups();
    private final Set<String> remarks = new LinkedHashSet<>();

    private AnsibleImport() {}

    /**
     * The hosts of a file.
     *
     * @throws UserError usage, when it cannot be read
     */
    public static Imported read(Path file) {
        AnsibleImport ansible = new AnsibleImport();
        List<String> found = new ArrayList<>();
        String text = text(file);
        if (isYaml(file, text)) {
            new AnsibleYaml(ansible.groups, found).read(yaml(file, text));
        } else {
            new AnsibleIni(ansible.groups, found).read(text.lines().toList());
        }
        ansible.remarks.addAll(found);
        ansible.readVariables(file.toAbsolutePath().getParent());
        List<ImportedHost> hosts = ansible.groups.hosts().stream()
                .flatMap(name -> ansible.host(name).stream())
                .toList();
        return new Imported(hosts, List.copyOf(ansible.remarks));
    }

    private static boolean isYaml(Path file, String text) {
        String name = file.getFileName().toString();
        return name.matches(".*\\.(ya?ml|json)")
                || text.startsWith("---")
                || text.stripLeading().startsWith("{");
    }

    /** Also of groups that the inventory need not name: everybody is in all. */
    private void readVariables(Path folder) {
        Set<String> names = new LinkedHashSet<>(groups.names());
        names.addAll(AnsibleGroups.IMPLICIT);
        for (String name : names) {
            Map<String, String> found = variables(folder.resolve("group_vars"), name);
            found.remove(AnsibleGroups.PRIORITY);
            groups.group(name).variables().putAll(found);
        }
        for (String name : List.copyOf(groups.hosts())) {
            groups.setHost(name, variables(folder.resolve("host_vars"), name));
        }
    }

    private Map<String, String> variables(Path folder, String name) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Path file : AnsibleFiles.of(folder, name)) {
            String text = text(file);
            if (text.startsWith("$ANSIBLE_VAULT")) {
                remarks.add(file + " is encrypted and left out");
            } else {
                variables.putAll(AnsibleYaml.variables(yaml(file, text)));
            }
        }
        return variables;
    }

    private Optional<ImportedHost> host(String name) {
        Map<String, String> variables = groups.variables(name);
        if (variables.getOrDefault("ansible_connection", "ssh").equals("local")) {
            remarks.add(name + " is left out: it is not reached over SSH");
            return Optional.empty();
        }
        if (!name.matches(NAME)) {
            remarks.add(name + " is left out: it cannot be a node's name");
            return Optional.empty();
        }
        if (variables.keySet().stream().anyMatch(v -> SECRET.matcher(v).matches())) {
            remarks.add("passwords are not taken over: use keys, or an agent");
        }
        return Optional.of(new ImportedHost(
                name,
                first(variables, "ansible_host", "ansible_ssh_host"),
                first(variables, "ansible_user", "ansible_ssh_user"),
                first(variables, "ansible_port", "ansible_ssh_port"),
                first(variables, "ansible_ssh_private_key_file", "ansible_private_key_file"),
                jump(name, variables),
                groups.groupsOf(name)));
    }

    private Optional<String> first(Map<String, String> variables, String key, String other) {
        Optional<String> value = Optional.ofNullable(variables.getOrDefault(key, variables.get(other)));
        if (value.filter(v -> v.contains("{{")).isPresent()) {
            remarks.add(key + " is left out where it is a template: " + value.get());
            return Optional.empty();
        }
        return value;
    }

    private Optional<String> jump(String name, Map<String, String> variables) {
        String arguments = variables.getOrDefault("ansible_ssh_common_args", "") + " "
                + variables.getOrDefault("ansible_ssh_extra_args", "");
        Matcher jump = JUMP.matcher(arguments);
        if (jump.find()) {
            return Optional.of(jump.group(1));
        }
        if (arguments.contains("ProxyCommand")) {
            remarks.add(name + ": ProxyCommand is not taken over; write jump: HOST, or keep it in ~/.ssh/config");
        }
        return Optional.empty();
    }

    private static Yaml yaml(Path file, String text) {
        Problems problems = new Problems();
        YamlText yaml = new YamlText(file.toString(), text);
        Yaml value = yaml.parse(problems);
        Optional<Problem> error =
                problems.all().stream().filter(Problem::isError).findFirst();
        // Ansible's own tags, such as !vault, are none of our business.
        if (error.isPresent() && !error.get().what().startsWith("the tag ")) {
            throw UserError.usage(String.join("\n", yaml.show(error.get())), "mend " + file);
        }
        return value;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw UserError.usage("there is no file " + file, "give the file: --ansible FILE")
                    .causedBy(e);
        } catch (IOException e) {
            throw UserError.usage(file + " cannot be read: " + FileFault.of(e), "ls -l " + file)
                    .causedBy(e);
        }
    }
}
