package io.duban.notification.query;

import io.duban.contracts.measure.Measure;
import io.duban.kit.query.Query;
import io.duban.notification.notice.Notice;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of documents (文种) that there are. */
final class DocumentKinds {

    private static final Map<String, String> ALL =
            Stream.concat(
                            Arrays.stream(Measure.values()).map(Measure::document),
                            Stream.of(Notice.REVOCATION))
                    .distinct()
                    .collect(Collectors.toMap(Function.identity(), Function.identity()));

    private DocumentKinds() {}

    /** The one that is asked for; another word is refused. */
    static Optional<String> asked(Query query) {
        return query.choice("kind", ALL);
    }
}
