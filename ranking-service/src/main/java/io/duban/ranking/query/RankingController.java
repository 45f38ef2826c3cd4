package io.duban.ranking.query;

import io.duban.contracts.board.BoardRow;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.subject.Subject;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;
import io.duban.ranking.calendar.BusinessDay;
import io.duban.ranking.live.LiveBoards;
import io.duban.ranking.readmodel.BoardHead;
import io.duban.ranking.readmodel.BoardHeads;
import io.duban.ranking.readmodel.RankHistories;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/rankings}: which there are, their boards, and how subjects come through them. */
@RestController
@RequestMapping("/api/v1/rankings")
class RankingController {

    private static final int MOST_PERIODS = 120;
    private static final int USUAL_PERIODS = 24;

    /** The rankings of the rulebook in force. */
    record RankingList(List<RankingHead> items) {}

    private final BoardHeads heads;
    private final RankHistories histories;
    private final LiveBoards live;
    private final OpenBoards open;
    private final BusinessDay day;
    private final RulebookLibrary rulebooks;
    private final Cursors cursors;

    RankingController(
            BoardHeads heads,
            RankHistories histories,
            LiveBoards live,
            OpenBoards open,
            BusinessDay day,
            RulebookLibrary rulebooks,
            Cursors cursors) {
        this.heads = heads;
        this.histories = histories;
        this.live = live;
        this.open = open;
        this.day = day;
        this.rulebooks = rulebooks;
        this.cursors = cursors;
    }

    @GetMapping
    RankingList rankings() {
        LocalDate today = day.today();
        return new RankingList(
                rulebooks.on(today).rankings().stream().map(it -> head(it, today)).toList());
    }

    private RankingHead head(RankingRule rule, LocalDate today) {
        Optional<Period> shown = live.openPeriod(rule.id());
        return RankingHead.of(
                rule,
                shown.isPresent(),
                heads.latest(rule.id()),
                shown.or(() -> rule.schedule().openOn(today)));
    }

    @GetMapping("/{ranking}")
    Page<BoardHeadView> boards(@PathVariable String ranking, Query query) {
        PageRequest page = query.page("boards " + ranking, cursors);
        rule(ranking);
        List<BoardHead> found = heads.list(ranking, page.after(), page.limit() + 1);
        Page<BoardHead> cut = page.page(found, BoardHead::order);
        return new Page<>(cut.items().stream().map(BoardHeadView::of).toList(), cut.next());
    }

    @GetMapping("/{ranking}/history")
    RankHistoryView history(@PathVariable String ranking, Query query, Caller caller) {
        Optional<String> subject = query.subject("subject");
        if (query.any("subject").isEmpty()) {
            query.reject("subject", "required", "must be given");
        }
        int last = query.wholeNumber("last", 1, MOST_PERIODS).orElse(USUAL_PERIODS);
        query.finish();
        RankingRule rule = rule(ranking);
        String name = subject.orElseThrow();
        String key = name.contains("/") ? name : rule.subject().wire() + "/" + name;
        List<RankHistories.Step> steps = histories.of(ranking, key, last, caller.reach());
        return steps.isEmpty()
                ? new RankHistoryView(onlyOpen(ranking, key), List.of())
                : RankHistoryView.of(steps);
    }

    /** A subject that no board has rated, but the next one will. */
    private Subject onlyOpen(String ranking, String key) {
        return open.find(ranking).stream()
                .flatMap(it -> it.board().rows().stream())
                .map(BoardRow::subject)
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("A subject of " + ranking, key));
    }

    @GetMapping("/{ranking}/live")
    LiveView live(@PathVariable String ranking, Query query) {
        Optional<Integer> most = BoardPart.most(query);
        return open.find(ranking)
                .map(it -> LiveView.of(it, most))
                .orElseThrow(() -> ProblemException.notFound("An open board of", ranking));
    }

    /** The newest edition's: a ranking that was dropped keeps its boards. */
    private RankingRule rule(String ranking) {
        return rulebooks.get().editions().reversed().stream()
                .flatMap(it -> it.ranking(ranking).stream())
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("A ranking", ranking));
    }
}
