package io.duban.project.report;

import io.duban.contracts.subject.Subject;
import io.duban.project.report.Bulletin.Changes;
import io.duban.project.report.Bulletin.MissedTask;
import io.duban.project.report.Bulletin.Standing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a bulletin says otherwise than the version before. */
final class BulletinChanges {

    private BulletinChanges() {}

    static Changes between(Bulletin before, List<Standing> counties, List<MissedTask> missed) {
        return new Changes(
                less(before.missed(), missed),
                less(missed, before.missed()),
                otherwise(before.counties(), counties));
    }

    /** What a county is called does not matter. */
    private static List<MissedTask> less(List<MissedTask> all, List<MissedTask> without) {
        Set<String> keys = without.stream().map(BulletinChanges::key).collect(Collectors.toSet());
        return all.stream().filter(it -> !keys.contains(key(it))).toList();
    }

    private static String key(MissedTask missed) {
        return missed.due() + "/" + missed.county().code() + "/" + missed.task();
    }

    private static List<Subject> otherwise(List<Standing> before, List<Standing> after) {
        Map<String, Standing> old = byCode(before);
        Map<String, Standing> all = new LinkedHashMap<>(old);
        all.putAll(byCode(after));
        Map<String, Standing> now = byCode(after);
        List<Subject> changed = new ArrayList<>();
        all.forEach(
                (code, standing) -> {
                    if (!numbers(old.get(code)).equals(numbers(now.get(code)))) {
                        changed.add(standing.county());
                    }
                });
        return changed;
    }

    private static Map<String, Standing> byCode(List<Standing> standings) {
        return standings.stream()
                .collect(
                        Collectors.toMap(
                                it -> it.county().code(),
                                Function.identity(),
                                (one, _) -> one,
                                LinkedHashMap::new));
    }

    private static String numbers(Standing standing) {
        return standing == null
                ? ""
                : standing.rank()
                        + " "
                        + standing.obligedWeight().stripTrailingZeros().toPlainString()
                        + " "
                        + standing.completedWeight().stripTrailingZeros().toPlainString()
                        + " "
                        + standing.overdueDays();
    }
}
