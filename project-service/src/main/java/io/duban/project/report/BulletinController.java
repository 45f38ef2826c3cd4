package io.duban.project.report;

import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.sheet.ExcelFile;
import io.duban.project.ledger.Desk;
import io.duban.project.ledger.Refusals;
import io.duban.project.target.TargetView;
import io.duban.project.target.Targets;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Bulletins of closed months, for all counties. */
@RestController
class BulletinController {

    private static final String PATH = "/api/v1/bulletins/{month}";
    private static final int MOST_VERSIONS = 1_000_000;

    /**
     * A bulletin as it is shown.
     *
     * @param reportedTargets those that counties report, as they have by now
     * @param boards the latest revision of each board of the month, named so that it can be asked
     *     for again
     * @param measures those of the month, as they stand and as far as the caller sees them
     */
    record BulletinView(
            String hash,
            Bulletin bulletin,
            List<TargetView> reportedTargets,
            List<QuotedBoard> boards,
            List<QuotedMeasure> measures) {}

    private final Bulletins bulletins;
    private final Targets targets;
    private final PropertyFacts property;
    private final ReportNames names;
    private final Desk desk;

    BulletinController(
            Bulletins bulletins,
            Targets targets,
            PropertyFacts property,
            ReportNames names,
            Desk desk) {
        this.names = names;
        this.bulletins = bulletins;
        this.targets = targets;
        this.property = property;
        this.desk = desk;
    }

    @GetMapping(PATH)
    BulletinView bulletin(@PathVariable String month, Query query, Caller caller) {
        Reach reach = desk.reach(caller);
        Optional<Integer> version = query.wholeNumber("version", 1, MOST_VERSIONS);
        query.finish();
        Month named = month(month);
        PublishedBulletin published =
                (version.isEmpty() ? bulletins.latest(named) : bulletins.find(named, version.get()))
                        .orElseThrow(() -> ProblemException.notFound("Bulletin", month));
        return new BulletinView(
                published.hash(),
                published.bulletin(),
                targets.reported(),
                property.boards(named),
                property.measures(named, reach));
    }

    @GetMapping(path = PATH, produces = ExcelFile.TYPE)
    void workbook(
            @PathVariable String month, Query query, Caller caller, HttpServletResponse response)
            throws IOException {
        BulletinView view = bulletin(month, query, caller);
        BulletinSheets sheets = new BulletinSheets(view, names);
        ExcelFile.answer(response, sheets.fileName(), sheets.all());
    }

    private static Month month(String text) {
        try {
            if (Period.parse(text) instanceof Month month) {
                return month;
            }
        } catch (IllegalArgumentException e) {
            // Refused below like a period that is no month.
        }
        throw Refusals.field("month", "not-a-month", "must be a month such as 2022-07");
    }
}
