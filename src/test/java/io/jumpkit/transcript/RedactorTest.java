// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            postgres://monitor:s3cret@db1/app            | postgres://monitor:[masked:url-userinfo]@db1/app
            redis://:s3c/r@et@h1:6379                    | redis://:[masked:url-userinfo]@h1:6379
            https://ghs0123456789abcdef@host/x           | https://[masked:url-userinfo]@host/x
            ssh://git@host/repo                          | ssh://git@host/repo
            http://10.0.1.10:2379/health                 | http://10.0.1.10:2379/health
            password=hunter2 user=ops                    | password=[masked:password] user=ops
            PGPASSWORD=hunter2,and;more psql             | PGPASSWORD=[masked:password] psql
            {"password":"hun\\"ter2","user":"ops"}       | {"password":"[masked:password]","user":"ops"}
            password: hunter2                            | password: [masked:password]
            etcdctl --password hunter2 member list       | etcdctl --password [masked:password] member list
            aws_secret_access_key = abc/def+ghi          | aws_secret_access_key = [masked:password]
            masterauth hunter2                           | masterauth [masked:password]
            sentinel set auth-pass mymaster hunter2      | sentinel set auth-pass mymaster [masked:password]
            x --auth-pass hunter2                        | x --auth-pass [masked:password]
            ALTER USER x PASSWORD "hunter2"              | ALTER USER x PASSWORD "[masked:password]"
            env 'PGPASSWORD=correct horse' psql          | env 'PGPASSWORD=[masked:password]' psql
            env PGPASSWORD=correct\\ horse psql           | env PGPASSWORD=[masked:password] psql
            etcdctl --user root:hunter2 member list      | etcdctl --user root:[masked:password] member list
            etcdctl --user='root:hunter 2' member list   | etcdctl --user='root:[masked:password]' member list
            etcdctl user add root:hunter2                | etcdctl user add root:[masked:password]
            ETCDCTL_USER=root:hunter2 etcdctl            | ETCDCTL_USER=root:[masked:password] etcdctl
            curl -sku ops:hunter2 https://n1/            | curl -sku ops:[masked:password] https://n1/
            curl -X PUT -uops:hunter2 https://n1/        | curl -X PUT -uops:[masked:password] https://n1/
            client-key-data: LS0tLS1CRUdJTiBSU0E=        | client-key-data: [masked:password]
            tls.key: LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQo= | tls.key: [masked:private-key]
            tls.crt: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUI= | tls.crt: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUI=
            private_key=hunter2                          | private_key=[masked:password]
            private_key=/etc/etcd/peer.key               | private_key=/etc/etcd/peer.key
            docker run --user 1000:1000 etcd             | docker run --user 1000:1000 etcd
            curl -u https://n1/ x                        | curl -u https://n1/ x
            journalctl -u etcd.service; date -u +%H:%M   | journalctl -u etcd.service; date -u +%H:%M
            tls.password: null                           | tls.password: null
            Authorization: Basic b3BzOmh1bnRlcg==        | Authorization: Basic [masked:authorization]
            curl -H "X: Bearer abc.def-ghi"              | curl -H "X: Bearer [masked:bearer]"
            got eyJhbGciOi.eyJzdWIiOi.SflKxwRJ_x here    | got [masked:jwt] here
            key id AKIAIOSFODNN7EXAMPLE used             | key id [masked:cloud-key] used
            5 tokens in 3 buckets, no key                | 5 tokens in 3 buckets, no key
            """)
    void masksWhatLooksLikeASecretAndNothingElse(String line, String expected) {
        assertEquals(expected, Redactor.STANDARD.mask(line).text());
    }

    @Test
    void seesThroughColoursAndKeepsThem() {
        String line = "\u001b[31mAKIAIOSFO\u001b[1mDNN7EXAMPLE\u001b[0m pass\u001b[0mword=\u001b[2mx\u001b[0m";

        assertEquals(
                "\u001b[31m[masked:cloud-key]\u001b[1m\u001b[0m pass\u001b[0mword=\u001b[2m[masked:password]\u001b[0m",
                Redactor.STANDARD.mask(line).text());
    }

    @Test
    void stripsWhatTalksToTheTerminal() {
        String text =
                "\u001b]0;title\u0007a\u001b]52;c;c2VjcmV0\u001b\\b\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\"
                        + "\u001b]1337;File=a:b\u0007\u001bPdcs\u001b\\\u001b[1mc\u001b[0m";

        assertEquals("ablink\u001b[1mc\u001b[0m", Redactor.STANDARD.mask(text).text());
    }

    @Test
    void masksTheOperatorsOwnPatterns() {
        Redactor redactor = Redactor.with(List.of("badge (\\d+)", "\\bX-[0-9]{4}\\b"));

        Redactor.Masked masked = redactor.mask("badge 4711 opened X-1234");

        assertEquals("badge [masked:pattern] opened [masked:pattern]", masked.text());
        assertEquals(Map.of("pattern", 2), masked.counts());
    }

    @Test
    void refusesAPatternThatIsNone() {
        UserError error = assertThrows(UserError.class, () -> Redactor.with(List.of("(")));

        assertEquals("'(' is not a regular expression: Unclosed group", error.what());
    }

    @Test
    void masksFieldsByNameByOptionAndByLook() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("argv", List.of("etcdctl", "--password", "x", "https://u:p@h"));
        fields.put("db_password", "y");
        fields.put("inner", Map.of("line", "token=z"));
        fields.put("exit", 3);

        Redactor.MaskedFields masked = Redactor.STANDARD.mask(fields);

        assertEquals(
                "{argv=[etcdctl, --password, [masked:field], https://u:[masked:url-userinfo]@h],"
                        + " db_password=[masked:field], inner={line=token=[masked:password]}, exit=3}",
                masked.fields().toString());
        assertEquals(Map.of("field", 2, "password", 1, "url-userinfo", 1), masked.counts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            redis-cli,config,set,requirepass,hunter2a      | redis-cli,config,set,requirepass,[masked:password]
            requirepass,correct horse                      | requirepass,[masked:password]
            sentinel,auth-pass,mymaster,hunter5            | sentinel,auth-pass,mymaster,[masked:password]
            curl,-H,Authorization:,Bearer,abcdef123        | curl,-H,Authorization:,Bearer,[masked:authorization]
            curl,-H,Authorization: Bearer abcdef123,url    | curl,-H,Authorization: Bearer [masked:authorization],url
            env,PGPASSWORD=correct horse,psql              | env,PGPASSWORD=[masked:password],psql
            --db-password=correct horse                    | --db-password=[masked:password]
            -----BEGIN,PRIVATE,KEY-----,MIIE,abc           | -----BEGIN,PRIVATE,KEY-----,[masked:private-key],[masked:private-key]
            etcdctl,--user,root:correct horse,member,list  | etcdctl,--user,root:[masked:password],member,list
            etcdctl,get,--prefix,/tokens                   | etcdctl,get,--prefix,/tokens
            """)
    void masksInTheWordsOfALineWhatItMasksInTheLine(String words, String expected) {
        Map<String, Object> argv = Map.of("argv", List.of(words.split(",")));

        Redactor.MaskedFields masked = Redactor.STANDARD.mask(argv);

        assertEquals(List.of(expected.split(",")), masked.fields().get("argv"));
        assertEquals(masked.fields(), Redactor.STANDARD.mask(masked.fields()).fields());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git clone https://ghp_abcdefghijklmnopqrst0123@github.com/x/y",
                "https://ghp_abcdefghijklmnopqrst0123:x@github.com/a@b",
                "redis://:s3c/r@et@h1:6379/x@y",
                "curl -u ops:hunter2 -H 'Authorization: Basic b3BzOmh1bnRlcg=='",
                "password=AKIAIOSFODNN7EXAMPLE,token=x"
            })
    void aMaskIsNoSecret(String line) {
        Redactor.Masked once = Redactor.STANDARD.mask(line);

        Redactor.Masked again = Redactor.STANDARD.mask(once.text());

        assertEquals(new Redactor.Masked(once.text(), Map.of()), again);
    }

    @Test
    void whatStandsBesideAMaskInASecretIsMaskedToo() {
        assertEquals(
                "password=[masked:password] x",
                Redactor.STANDARD.mask("password=[masked:pattern],hunter2 x").text());
    }
}
