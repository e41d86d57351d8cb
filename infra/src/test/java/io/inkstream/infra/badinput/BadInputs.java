package io.inkstream.infra.badinput;

import io.inkstream.infra.badinput.BadInput.Answer;
import io.inkstream.infra.badinput.BadInput.Failed;
import io.inkstream.infra.badinput.BadInput.Read;
import io.inkstream.infra.badinput.BadInput.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All kinds of bad input, and the page that tells their right answers. */
final class BadInputs {
    private static final String HEAD =
            """
            # Bad input

            What is sent may be anything. Each kind below was sent to a running server, files beside a good page, which was read rightly each
            time; the server served on. `BadInputIT` sends them, `BadInputPageTest` writes this page from the same table
            (`-Dinkstream.docs.write=true`). What the codes mean: [problems.md](problems.md).

            - *refused*: the request is answered with this status and code, and leaves nothing behind;
            - *fails*: the upload is taken with 202, the document or the page ends with this code, all others are read;
            - *read*: nothing about it is bad enough to matter.
            """;

    private BadInputs() {}

    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>(BadFiles.all());
        all.addAll(BadArchives.all());
        all.addAll(BadForms.all());
        all.addAll(BadRequests.all());
        return all;
    }

    static String page() {
        Map<String, List<BadInput>> groups = new LinkedHashMap<>();
        for (BadInput input : all()) {
            groups.computeIfAbsent(input.group(), _ -> new ArrayList<>()).add(input);
        }
        StringBuilder page = new StringBuilder(HEAD);
        int number = 0;
        for (Map.Entry<String, List<BadInput>> group : groups.entrySet()) {
            page.append("\n## ")
                    .append(group.getKey())
                    .append("\n\n| | Input | Answer |\n| --- | --- | --- |\n");
            for (BadInput input : group.getValue()) {
                number++;
                page.append(
                        "| %d | %s | %s |%n"
                                .formatted(number, input.name(), words(input.answer())));
            }
        }
        return page.toString();
    }

    private static String words(Answer answer) {
        return switch (answer) {
            case Refused(int status, String code) -> "refused: %d `%s`".formatted(status, code);
            case Failed(String code) -> "fails: `%s`".formatted(code);
            case Read() -> "read";
        };
    }
}
