// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.completion;

import io.jumpkit.command.Dispatcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The completion scripts of each shell, by file name. Pure. */
public final class CompletionScripts {
    private static final String MADE = "# SPDX-License-Identifier: Apache-2.0\n"
            + "# Made from the catalogue of commands by: mvn verify -Dgolden=update\n";

    private CompletionScripts() {}

    /** All of them. */
    public static Map<String, String> of(Dispatcher dispatcher) {
        Vocabulary words = Vocabulary.of(dispatcher);
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("jumpkit.bash", bash(words));
        scripts.put("_jumpkit", "#compdef jumpkit\n" + zsh(words));
        scripts.put("jumpkit.fish", fish(words));
        return scripts;
    }

    private static String bash(Vocabulary words) {
        return MADE + "\n"
                + cases("_jumpkit_next", words.next(), CompletionScripts::plain)
                + cases("_jumpkit_options", words.options(), CompletionScripts::plain)
                + WALK.formatted(String.join("|", words.valued()))
                + BASH.formatted(plain(words.global()));
    }

    private static String zsh(Vocabulary words) {
        return MADE + "\n"
                + cases("_jumpkit_next", words.next(), CompletionScripts::described)
                + cases("_jumpkit_options", words.options(), CompletionScripts::described)
                + WALK.formatted(String.join("|", words.valued()))
                + ZSH.formatted(described(words.global()));
    }

    /** A shell function that prints the words that fit its argument. */
    private static String cases(
            String name, Map<String, List<Vocabulary.Term>> terms, Function<List<Vocabulary.Term>, String> write) {
        String all = terms.entrySet().stream()
                .map(e -> "    '" + e.getKey() + "') printf '%s\\n' " + write.apply(e.getValue()) + " ;;\n")
                .collect(Collectors.joining());
        return name + "() {\n  case \"$1\" in\n" + all + "  esac\n}\n\n";
    }

    private static String plain(List<Vocabulary.Term> terms) {
        return terms.stream().map(Vocabulary.Term::word).collect(Collectors.joining(" "));
    }

    private static String described(List<Vocabulary.Term> terms) {
        return terms.stream()
                .map(t -> quoted(t.word().replace(":", "\\:") + ":" + t.meaning()))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String fish(Vocabulary words) {
        StringBuilder out =
                new StringBuilder(MADE).append(FISH.formatted(paths(words), String.join(" ", words.valued())));
        for (Vocabulary.Term term : words.global()) {
            String letter = term.word().startsWith("--")
                    ? "-l " + term.word().substring(2)
                    : "-s " + term.word().substring(1);
            String value = words.valued().contains(term.word()) ? " -r" : "";
            out.append("complete -c jumpkit -n '__jumpkit_before_command' " + letter.replaceFirst("=.*", "") + value
                    + " -d " + fishQuoted(term.meaning()) + "\n");
        }
        words.next()
                .forEach((path, terms) -> terms.forEach(term -> out.append("complete -c jumpkit -f -n '__jumpkit_at "
                        + fishPath(path) + "' -a " + term.word() + " -d " + fishQuoted(term.meaning()) + "\n")));
        words.options()
                .forEach((path, terms) -> terms.forEach(term -> out.append("complete -c jumpkit -n '__jumpkit_at "
                        + fishPath(path) + "' -a " + term.word() + " -d " + fishQuoted(term.meaning()) + "\n")));
        return out.toString();
    }

    /** Every beginning of a command's name, the whole name included. */
    private static String paths(Vocabulary words) {
        return words.next().entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(term -> (e.getKey() + " " + term.word()).strip()))
                .map(CompletionScripts::fishQuoted)
                .collect(Collectors.joining(" "));
    }

    private static String fishPath(String path) {
        return path.isEmpty() ? "\"\"" : "\"" + path + "\"";
    }

    private static String fishQuoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /**
     * The keys one level below {@code clusters:}, for awk. Nothing but names that a cluster can have: what is printed here
     * is seen by the shell, and bash expands it.
     */
    private static final String NAMES = "/^clusters:/ {on = 1; next} /^[^ #]/ {on = 0}\n"
            + "    on && /^  [A-Za-z0-9_][A-Za-z0-9_.-]* *:/ {sub(/ *:.*/, \"\"); sub(/^ +/, \"\"); print}";

    /** The clusters of the usual file. */
    private static final String CLUSTERS =
            """
            _jumpkit_clusters() {
              file=${JUMPKIT_INVENTORY:-${JUMPKIT_CONFIG_DIR:-${XDG_CONFIG_HOME:-$HOME/.config}/jumpkit}/clusters.yaml}
              echo lab
              [ -r "$file" ] || return 0
              awk '@AWK@' "$file"
            }

            """
                    .replace("@AWK@", NAMES);

    /** Walks over the words typed: where among the commands the cursor stands, and whether a cluster was named. */
    private static final String WALK = CLUSTERS
            + """
            _jumpkit_walk() {
              at= cluster= skip=
              for word in "$@"; do
                if [ -n "$skip" ]; then skip=; continue; fi
                case "$word" in
                  %s) [ -n "$at" ] || skip=1 ;;
                  -*) ;;
                  *)
                    if _jumpkit_next "$at" | cut -d: -f1 | grep -qxF -e "$word"; then
                      at="${at:+$at }$word"
                    elif [ "$at" = lab ] && _jumpkit_next '' | cut -d: -f1 | grep -qxF -e "$word"; then
                      at=$word
                    elif [ -z "$at" ]; then
                      cluster=$word
                    fi ;;
                esac
              done
              return 0
            }

            """;

    private static final String BASH =
            """
            _jumpkit() {
              local cur=${COMP_WORDS[COMP_CWORD]} at cluster skip word words
              _jumpkit_walk "${COMP_WORDS[@]:1:COMP_CWORD-1}"
              [ -n "$skip" ] && return 0
              words=$(_jumpkit_next "$at")
              if [ "$at" = lab ]; then words="$words $(_jumpkit_next '')"; fi
              if [ -z "$at" ] && [ -z "$cluster" ]; then words="$words $(_jumpkit_clusters)"; fi
              case "$cur" in
                -*) if [ -z "$at" ]; then words='%s'; else words=$(_jumpkit_options "$at"); fi ;;
              esac
              mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
            }

            complete -o default -F _jumpkit jumpkit
            """;

    private static final String ZSH =
            """
            _jumpkit() {
              local at cluster skip word
              _jumpkit_walk "${(@)words[2,CURRENT-1]}"
              if [[ -n $skip ]]; then _files; return; fi
              local -a following options clusters
              following=("${(@f)$(_jumpkit_next "$at")}")
              [[ $at == lab ]] && following+=("${(@f)$(_jumpkit_next '')}")
              [[ -z $at && -z $cluster ]] && clusters=("${(@f)$(_jumpkit_clusters)}")
              if [[ -z $at ]]; then
                options=(%s)
              else
                options=("${(@f)$(_jumpkit_options "$at")}")
              fi
              (( $#clusters )) && _describe -t clusters cluster clusters
              [[ -n $following[1] ]] && _describe -t commands command following
              [[ $PREFIX == -* ]] && _describe -o options option options
              [[ -n $at ]] && _files
            }

            _jumpkit "$@"
            """;

    private static final String FISH =
            """

            set -g __jumpkit_paths %s
            set -g __jumpkit_valued %s

            # The words of the command line that belong to a command's name, joined by blanks.
            function __jumpkit_path
                set -l path
                set -l skip 0
                for word in (commandline -opc)[2..]
                    if test $skip = 1
                        set skip 0
                    else if contains -- $word $__jumpkit_valued; and test (count $path) = 0
                        set skip 1
                    else if string match -qr '^[a-z][a-z0-9-]*$' -- $word
                        if contains -- (string join ' ' $path $word) $__jumpkit_paths
                            set -a path $word
                        else if test "$path" = lab; and contains -- $word $__jumpkit_paths
                            set path $word
                        end
                    end
                end
                string join ' ' $path
            end

            function __jumpkit_at
                set -l at (__jumpkit_path | string collect -a)
                test "$argv[1]" = "$at"; or test "$argv[1]" = '' -a "$at" = lab
            end

            function __jumpkit_before_command
                __jumpkit_at ''
            end

            # Whether neither a cluster nor a command was named.
            function __jumpkit_at_first
                set -l skip 0
                for word in (commandline -opc)[2..]
                    if test $skip = 1
                        set skip 0
                    else if contains -- $word $__jumpkit_valued
                        set skip 1
                    else if not string match -q -- '-*' $word
                        return 1
                    end
                end
                return 0
            end

            function __jumpkit_clusters
                set -l config $JUMPKIT_CONFIG_DIR
                test -n "$config"; or set config (test -n "$XDG_CONFIG_HOME"; and echo $XDG_CONFIG_HOME; or echo ~/.config)/jumpkit
                set -l file $JUMPKIT_INVENTORY
                test -n "$file"; or set file $config/clusters.yaml
                echo lab
                test -r "$file"; and awk '@AWK@' $file
            end

            complete -c jumpkit -f -n __jumpkit_at_first -a '(__jumpkit_clusters)' -d cluster
            """
                    .replace("@AWK@", NAMES);
}
