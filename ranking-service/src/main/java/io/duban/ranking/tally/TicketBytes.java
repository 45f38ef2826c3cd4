package io.duban.ranking.tally;

import io.duban.contracts.period.Month;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A ticket as the state store holds it: there are millions of them. */
final class TicketBytes {

    private static final int SIZE = 17;

    /** Written in place of a month where there is none. */
    private static final int NO_MONTH = 0;

    private TicketBytes() {}

    static byte[] write(Ticket ticket) {
        return ByteBuffer.allocate(SIZE)
                .putLong(ticket.version())
                .putInt(number(ticket.countedIn()))
                .putInt(number(ticket.dueIn()))
                .put((byte) (ticket.inTime() ? 1 : 0))
                .array();
    }

    static Ticket read(byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        return new Ticket(
                buffer.getLong(),
                month(buffer.getInt()),
                month(buffer.getInt()),
                buffer.get() != 0);
    }

    private static Optional<Month> month(int number) {
        return number == NO_MONTH
                ? Optional.empty()
                : Optional.of(Month.of(number / 100, number % 100));
    }

    private static int number(Optional<Month> month) {
        return month.map(it -> it.value().getYear() * 100 + it.value().getMonthValue())
                .orElse(NO_MONTH);
    }
}
