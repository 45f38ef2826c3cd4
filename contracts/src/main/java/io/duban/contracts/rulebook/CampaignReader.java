package io.duban.contracts.rulebook;

import io.duban.contracts.subject.BodyLevel;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the campaign; a rulebook may leave out all of it, or any of its lists. */
final class CampaignReader {

    private final Set<String> departments;
    private final Set<String> reported;

    CampaignReader(List<Department> departments, List<Indicator> indicators) {
        this.departments =
                departments.stream().map(Department::code).collect(Collectors.toUnmodifiableSet());
        this.reported =
                indicators.stream()
                        .filter(it -> it.source() == Indicator.Source.REPORTED)
                        .map(Indicator::id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    CampaignTerms read(Section root) {
        if (!root.has("campaign")) {
            return CampaignTerms.none();
        }
        Section section = root.section("campaign");
        CampaignTerms terms =
                new CampaignTerms(
                        list(section, "phases", CampaignReader::phase, Phase::code),
                        list(section, "taskForces", CampaignReader::taskForce, TaskForce::code),
                        list(section, "problems", CampaignReader::problem, ProblemTerms::code),
                        list(section, "targets", this::target, Target::id),
                        list(section, "records", this::record, RecordKind::code),
                        list(
                                section,
                                "submissions",
                                CampaignReader::submission,
                                SubmissionTerms::code));
        section.end();
        return terms;
    }

    private static <T> List<T> list(
            Section section, String key, Function<Section, T> reader, Function<T, String> id) {
        return section.has(key) ? RulebookReader.unique(section, key, reader, id) : List.of();
    }

    private static Phase phase(Section section) {
        Phase phase =
                new Phase(
                        section.text("code"),
                        section.text("name"),
                        RulebookReader.date(section, "from"),
                        RulebookReader.date(section, "to"),
                        RulebookReader.clause(section));
        section.end();
        if (phase.to().isBefore(phase.from())) {
            section.error("to", "must not lie before " + phase.from());
        }
        return phase;
    }

    private static TaskForce taskForce(Section section) {
        TaskForce taskForce =
                new TaskForce(
                        section.text("code"),
                        section.text("name"),
                        section.oneOf("level", BodyLevel.BY_WIRE),
                        optional(section, "leader"),
                        optional(section, "members"),
                        optional(section, "office"),
                        RulebookReader.clause(section));
        section.end();
        return taskForce;
    }

    private static ProblemTerms problem(Section section) {
        ProblemTerms problem =
                new ProblemTerms(
                        section.text("code"), section.text("name"), RulebookReader.clause(section));
        section.end();
        return problem;
    }

    private Target target(Section section) {
        Target target =
                new Target(
                        RulebookReader.id(section),
                        section.text("title"),
                        section.oneOf("measure", Words.of(Target.Measured.values())),
                        optional(section, "indicator"),
                        section.decimal("goal"),
                        section.has("year") ? section.number("year", 2000, 2099) : null,
                        section.has("from") ? RulebookReader.date(section, "from") : null,
                        RulebookReader.date(section, "by"),
                        RulebookReader.clause(section));
        section.end();
        if (target.isReported() && !reported.contains(target.indicator())) {
            section.error("indicator", "must be the id of a reported one among /indicators");
        }
        if (!target.isReported() && target.indicator() != null) {
            section.error("indicator", "is for measure REPORTED alone");
        }
        return target;
    }

    private RecordKind record(Section section) {
        List<String> lead = section.texts("lead");
        lead.stream()
                .filter(it -> !departments.contains(it))
                .forEach(it -> section.error("lead", "'" + it + "' is not among /departments"));
        RecordKind kind =
                new RecordKind(
                        RulebookReader.identified(section, "code"),
                        section.text("name"),
                        lead,
                        section.has("expectedOf") ? levels(section, "expectedOf") : List.of(),
                        RulebookReader.clause(section));
        section.end();
        return kind;
    }

    private static SubmissionTerms submission(Section section) {
        LocalDate due = RulebookReader.date(section, "due");
        SubmissionTerms submission =
                new SubmissionTerms(
                        section.text("code"),
                        section.text("name"),
                        due,
                        levels(section, "from"),
                        RulebookReader.clause(section));
        section.end();
        return submission;
    }

    private static List<BodyLevel> levels(Section section, String key) {
        List<String> words = section.texts(key);
        words.stream()
                .filter(it -> !BodyLevel.BY_WIRE.containsKey(it))
                .forEach(it -> section.error(key, "'" + it + "' is not a level"));
        return words.stream()
                .filter(BodyLevel.BY_WIRE::containsKey)
                .map(BodyLevel.BY_WIRE::get)
                .toList();
    }

    private static String optional(Section section, String key) {
        return section.has(key) ? section.text(key) : null;
    }
}
