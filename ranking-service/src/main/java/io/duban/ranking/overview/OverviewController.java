package io.duban.ranking.overview;

import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.problem.UnavailableException;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.ranking.calendar.BusinessDay;
import io.duban.ranking.query.OpenBoard;
import io.duban.ranking.query.OpenBoards;
import io.duban.ranking.readmodel.Timeline;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@code /api/v1/overview}: the part of it that follows from rankings. */
@RestController
class OverviewController {

    private record Made(OpenBoard of, List<Prospect> prospects) {}

    private final OpenBoards boards;
    private final BusinessDay day;
    private final RulebookLibrary rulebooks;

    /** Only of rankings that have an open period, so there are as many as rulebooks have. */
    private final Map<String, Made> made = new ConcurrentHashMap<>();

    OverviewController(OpenBoards boards, BusinessDay day, RulebookLibrary rulebooks) {
        this.boards = boards;
        this.day = day;
        this.rulebooks = rulebooks;
    }

    @GetMapping("/api/v1/overview")
    Overview overview(Caller caller) {
        Reach reach = caller.reach();
        LocalDate today = day.today();
        LocalDate asOf = today.equals(day.first()) ? null : today.minusDays(1);
        Month month = Month.of(today);
        List<OpenBoard> open =
                estateRankings().stream()
                        .map(boards::find)
                        .flatMap(Optional::stream)
                        .filter(it -> it.board().period().equals(month))
                        .toList();
        if (open.isEmpty()) {
            return Overview.ofNobody(asOf, month);
        }
        List<Prospect> prospects = new ArrayList<>();
        open.forEach(it -> prospects.addAll(prospects(it)));
        return Overview.of(asOf, month, prospects, reach);
    }

    private List<String> estateRankings() {
        return rulebooks.get().editions().stream()
                .flatMap(it -> it.rankings().stream())
                .filter(it -> it.subject() == SubjectType.ESTATE)
                .map(RankingRule::id)
                .distinct()
                .toList();
    }

    /** Made anew only with the board, which is itself kept while nothing has changed. */
    private List<Prospect> prospects(OpenBoard open) {
        String ranking = open.board().ranking();
        Made before = made.get(ranking);
        if (before != null && before.of().equals(open)) {
            return before.prospects();
        }
        Timeline timeline =
                open.timeline()
                        .orElseThrow(
                                () -> new UnavailableException("A month is being closed.", null));
        Rulebooks editions = rulebooks.get();
        List<Prospect> prospects = Prospect.of(timeline, open.board().period(), editions);
        made.put(ranking, new Made(open, prospects));
        return prospects;
    }
}
