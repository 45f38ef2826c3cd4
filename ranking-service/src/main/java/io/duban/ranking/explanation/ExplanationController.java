package io.duban.ranking.explanation;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.Rule;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.subject.Subject;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;
import io.duban.kit.security.FactSeal;
import io.duban.ranking.explanation.Explanation.BoardStep;
import io.duban.ranking.explanation.Explanation.Complaints;
import io.duban.ranking.explanation.Explanation.Cut;
import io.duban.ranking.readmodel.ArchivedBoard;
import io.duban.ranking.readmodel.ArchivedEscalation;
import io.duban.ranking.readmodel.BoardArchive;
import io.duban.ranking.readmodel.EscalationArchive;
import io.duban.ranking.tally.CountedTickets;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/escalations/{id}/explanation}. */
@RestController
class ExplanationController {

    private final EscalationArchive escalations;
    private final BoardArchive boards;
    private final CountedTickets tickets;
    private final RulebookLibrary rulebooks;
    private final FactSeal seal;

    ExplanationController(
            EscalationArchive escalations,
            BoardArchive boards,
            CountedTickets tickets,
            RulebookLibrary rulebooks,
            FactSeal seal) {
        this.escalations = escalations;
        this.boards = boards;
        this.tickets = tickets;
        this.rulebooks = rulebooks;
        this.seal = seal;
    }

    @GetMapping("/api/v1/escalations/{id}/explanation")
    Explanation explain(@PathVariable String id, Caller caller) {
        ArchivedEscalation archived =
                escalations
                        .find(id, caller.reach())
                        .orElseThrow(() -> ProblemException.notFound("Escalation", id));
        Escalation escalation = seal.opened(archived.escalation());
        Rulebook rulebook = rulebooks.get().of(escalation);
        return new Explanation(
                id,
                archived.state(),
                escalation,
                rulebook.id(),
                rulebook.version(),
                rule(escalation, rulebook),
                escalation.evidence().rows().stream()
                        .flatMap(it -> step(it, escalation.subject()).stream())
                        .toList());
    }

    private static Rule rule(Escalation escalation, Rulebook rulebook) {
        return rulebook.rules().stream()
                .filter(it -> it.id().equals(escalation.rule()))
                .findFirst()
                .orElse(null);
    }

    private Optional<BoardStep> step(EvidenceRow evidence, Subject subject) {
        String period = evidence.period().id();
        return boards.revision(evidence.ranking(), period, evidence.revision())
                .map(ArchivedBoard::board)
                .map(
                        board ->
                                step(
                                        board,
                                        evidence,
                                        subject,
                                        boards.latest(evidence.ranking(), period)
                                                .map(ArchivedBoard::board)
                                                .orElse(board)));
    }

    private BoardStep step(Board board, EvidenceRow evidence, Subject subject, Board latest) {
        BoardRow row = row(board, subject);
        return new BoardStep(
                board.ranking(),
                board.period(),
                board.revision(),
                board.closedOn(),
                evidence.hash(),
                board.hash().equals(evidence.hash()),
                latest.revision(),
                row,
                latest.revision() > board.revision() ? row(latest, subject) : null,
                cut(board),
                subject.type() == SubjectType.ESTATE && row != null
                        ? complaints(subject, board, row)
                        : null);
    }

    private static BoardRow row(Board board, Subject subject) {
        return board.rows().stream()
                .filter(it -> it.subject().sameAs(subject))
                .findFirst()
                .orElse(null);
    }

    private static Cut cut(Board board) {
        List<BoardRow> listed = board.rows().stream().filter(BoardRow::listed).toList();
        return new Cut(listed.size(), board.rated(), nearest(listed).orElse(null), board.leftOut());
    }

    /** The listed row that stands next to the cut: at the bad end, the first of them. */
    private static Optional<BoardRow> nearest(List<BoardRow> listed) {
        return listed.stream()
                .max(
                        Comparator.comparingInt(
                                it -> it.fromEnd() == null ? it.rank() : it.fromEnd()));
    }

    private Complaints complaints(Subject subject, Board board, BoardRow row) {
        List<String> ticketNos =
                window(board).stream()
                        .flatMap(month -> tickets.of(subject.code(), month).stream())
                        .sorted()
                        .toList();
        return new Complaints(ticketNos, ticketNos.size() == row.value().longValue());
    }

    /** The months whose complaints the board adds up. */
    private List<Month> window(Board board) {
        return rulebooks
                .get()
                .of(board.ranking(), board.period())
                .map(it -> it.window(it.ranking(board.ranking()).orElseThrow(), board.period()))
                .orElse(List.of());
    }
}
