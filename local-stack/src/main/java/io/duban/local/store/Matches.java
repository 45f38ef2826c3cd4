package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The documents that match, met on a way through the store and read when they are asked for: what a
 * client does not fetch is not read, and a million of them take no more memory than a page.
 */
final class Matches implements Documents {

    private static final int FIRST_READ = 16;
    private static final int LONGEST_READ = 256;
    private static final int BETWEEN_LOOKS_AT_THE_CLOCK = 128;

    private final StoredCollection collection;
    private final Access access;
    private final Predicate<Document> filter;
    private final Walks.Watch watch;
    private final Scan scan;
    private final Deque<Route.Entry> met = new ArrayDeque<>();
    private final Set<Position> seen = new HashSet<>();
    private int read = FIRST_READ;
    private Command served;
    private int examined;
    private boolean ended;
    private int bytes;

    Matches(
            StoredCollection collection,
            Access access,
            Predicate<Document> filter,
            Walks.Watch watch) {
        this.collection = collection;
        this.access = access;
        this.filter = filter;
        this.watch = watch;
        this.scan = access.scan();
    }

    @Override
    public Document next() {
        Command command = Command.current();
        while (meet(command.view())) {
            Route.Entry entry = met.removeFirst();
            Position position = new Position(access.route().id(entry));
            if (access.route().repeats() && !seen.add(position)) {
                continue;
            }
            byte[] stored =
                    access.route().kind() == Route.Kind.DOCUMENTS
                            ? entry.value()
                            : collection.stored(position);
            watch.examined(examinedFor(command));
            if (stored != null) {
                Document document = Bson.document(stored);
                if (filter.test(document)) {
                    bytes = stored.length;
                    return document;
                }
            }
        }
        return null;
    }

    @Override
    public int lastSize() {
        return bytes;
    }

    @Override
    public boolean isEnded() {
        return ended && met.isEmpty();
    }

    /** How many documents one command has made it look at; the next batch is another command. */
    private int examinedFor(Command command) {
        if (command != served) {
            served = command;
            examined = 0;
        }
        if (++examined % BETWEEN_LOOKS_AT_THE_CLOCK == 0) {
            command.requireTime();
        }
        return examined;
    }

    private boolean meet(View view) {
        if (met.isEmpty() && !ended) {
            List<Route.Entry> entries = scan.read(view, read);
            ended = entries.size() < read;
            met.addAll(entries);
            read = Math.min(2 * read, LONGEST_READ);
        }
        return !met.isEmpty();
    }
}
