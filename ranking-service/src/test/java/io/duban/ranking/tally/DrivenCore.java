package io.duban.ranking.tally;

import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.ranking.board.BoardMerge;
import io.duban.ranking.board.BodySums;
import io.duban.ranking.board.DayPart;
import io.duban.ranking.board.InMemoryFacts;
import io.duban.ranking.board.InMemoryMerge;
import io.duban.ranking.board.Side;
import io.duban.ranking.ladder.InMemoryLadder;

import java.util.ArrayList;
import java.util.List;

/**
 * The processors over several partitions, without Kafka. What they remember outlives them, as in a
 * state store, so they can be started again at any moment.
 */
public final class DrivenCore {

    private final List<InMemoryTally> states = new ArrayList<>();
    private final InMemoryMerge merge = new InMemoryMerge();
    private final InMemoryFacts facts = new InMemoryFacts();
    private final InMemoryLadder ladder = new InMemoryLadder();
    private final Rulebook rulebook;
    private final List<Tally> tallies = new ArrayList<>();
    private final List<DubanEvent> said = new ArrayList<>();
    private BoardMerge board;

    public DrivenCore(Rulebook rulebook, int partitions) {
        this.rulebook = rulebook;
        for (int i = 0; i < partitions; i++) {
            states.add(new InMemoryTally());
        }
        restart();
    }

    /** Where a key lies. */
    static int partition(String key, int partitions) {
        return Math.floorMod(key.hashCode(), partitions);
    }

    /** An estate that lies there. */
    static String estateIn(int partition, int partitions) {
        for (int i = 0; ; i++) {
            if (partition("E" + i, partitions) == partition) {
                return "E" + i;
            }
        }
    }

    /** New processors over the same memory. */
    public void restart() {
        tallies.clear();
        for (int i = 0; i < states.size(); i++) {
            tallies.add(
                    new Tally(
                            states.get(i),
                            i,
                            rulebook.closing().firstDay(),
                            it -> board.apply(it)));
        }
        board =
                new BoardMerge(
                        merge,
                        facts,
                        ladder,
                        rulebook,
                        rulebook.closing().firstDay(),
                        states.size(),
                        _ -> {},
                        () -> true);
    }

    public void tell(ComplaintEvent event) {
        if (event instanceof DayClosed) {
            tallies.forEach(it -> tell(it, event));
        } else {
            tell(tallies.get(partition(event.key(), tallies.size())), event);
        }
    }

    /** A marker, or anything else, in one partition only. */
    void tell(int partition, ComplaintEvent event) {
        tell(tallies.get(partition), event);
    }

    public void tell(Side side, DubanEvent event) {
        said.addAll(board.apply(side, event));
    }

    /** A street's sums of a month that has closed. */
    BodySums sums(Month month, String street) {
        return facts.sums(month).orElseThrow().streets().get(street);
    }

    /** Everything that has been said since this was last asked. */
    public List<DubanEvent> takeSaid() {
        List<DubanEvent> taken = List.copyOf(said);
        said.clear();
        return taken;
    }

    private void tell(Tally tally, ComplaintEvent event) {
        tally.apply(event).ifPresent(this::arrive);
    }

    /** Now whole, now in pieces that come twice and in disorder. */
    private void arrive(DayPart part) {
        if (part.day().getDayOfMonth() % 2 == 0) {
            said.addAll(board.apply(part));
            return;
        }
        for (DayPart piece : part.pieceByPiece().reversed()) {
            said.addAll(board.apply(piece));
            said.addAll(board.apply(piece));
        }
    }
}
