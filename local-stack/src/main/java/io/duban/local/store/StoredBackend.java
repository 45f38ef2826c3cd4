package io.duban.local.store;

import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

import io.netty.channel.Channel;

import org.rocksdb.RocksIterator;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The store's engine behind the protocol. A command that reads sees what was durable when it began;
 * one that writes has its turn, and what it wrote is durable before its answer leaves. Collections
 * and indexes in memory are a copy of the catalogue, which is made anew when a write has failed.
 */
final class StoredBackend extends AbstractMongoBackend implements AutoCloseable {

    private final Engine engine;
    private final Turns turns;
    private final Walks walks = new Walks();
    private final ReentrantReadWriteLock catalogue = new ReentrantReadWriteLock();
    private volatile boolean stale = true;
    private boolean open = true;

    StoredBackend(Engine engine) {
        this.engine = engine;
        this.turns = new Turns(engine, this::forget);
        version(Mongod8.VERSION);
        refresh();
    }

    @Override
    protected StoredDatabase openOrCreateDatabase(String name) {
        return new StoredDatabase(name, getCursorRegistry(), engine, walks);
    }

    @Override
    protected Set<String> listDatabaseNames() {
        Set<String> names = new TreeSet<>();
        try (RocksIterator keys = Command.current().view().iterator()) {
            keys.seek(Keys.systems());
            while (keys.isValid() && Bytes.startsWith(keys.key(), Keys.systems())) {
                String name = Keys.databaseOf(keys.key());
                names.add(name);
                keys.seek(Bytes.after(Keys.ofSystem(name)));
            }
        }
        return names;
    }

    /** The handshake arrives here, everything else in {@link #handleMessage}. */
    @Override
    public Document handleCommand(
            Channel channel, String database, String command, Document query) {
        if (Commands.isHandshake(command)) {
            Document answer = super.handleCommand(channel, database, "ismaster", query);
            answer.put("isWritablePrimary", true);
            return answer;
        }
        return super.handleCommand(channel, database, command, query);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document query = message.getDocument();
        String command = query.keySet().iterator().next();
        Supplier<Document> work =
                () -> execute(message.getChannel(), message.getDatabaseName(), command, query);
        try {
            return Commands.isRead(command.toLowerCase(Locale.ROOT), query)
                    ? read(work)
                    : write(message.getDatabaseName(), command, query, work);
        } catch (StoreFault e) {
            throw e.toError();
        }
    }

    private Document read(Supplier<Document> work) {
        catalogue.readLock().lock();
        try {
            requireOpen();
            try (View view = engine.reading()) {
                return ScopedValue.where(Command.CURRENT, new Command(view)).call(work::get);
            }
        } finally {
            catalogue.readLock().unlock();
        }
    }

    private Document write(
            String database, String command, Document query, Supplier<Document> work) {
        Outcome outcome = new Outcome();
        Turns.Durable durable = null;
        while (durable == null) {
            if (stale) {
                refresh();
            }
            durable = takeTurn(isDefinition(database, command, query), work, outcome);
        }
        durable.await();
        return outcome.get();
    }

    private Turns.Durable takeTurn(boolean defines, Supplier<Document> work, Outcome outcome) {
        Lock held = defines ? catalogue.writeLock() : catalogue.readLock();
        held.lock();
        try {
            requireOpen();
            return turns.take(() -> !stale, changes -> outcome.of(changes, work));
        } finally {
            held.unlock();
        }
    }

    /** What a command answers, be it an error: what it changed before is kept, as on any server. */
    private static final class Outcome {

        private Document answer;
        private MongoServerException refusal;

        private void of(View.Writing changes, Supplier<Document> work) {
            try {
                answer = ScopedValue.where(Command.CURRENT, new Command(changes)).call(work::get);
            } catch (MongoServerException e) {
                refusal = e;
            }
        }

        private Document get() {
            if (refusal != null) {
                throw refusal;
            }
            return answer;
        }
    }

    /** Whether the command makes or drops a collection or an index. */
    private boolean isDefinition(String database, String command, Document query) {
        if (!Commands.isChange(command.toLowerCase(Locale.ROOT))) {
            return true;
        }
        catalogue.readLock().lock();
        try (View view = engine.reading()) {
            return ScopedValue.where(Command.CURRENT, new Command(view))
                    .call(
                            () ->
                                    resolveDatabase(database)
                                                    .resolveCollection(
                                                            String.valueOf(query.get(command)),
                                                            false)
                                            == null);
        } finally {
            catalogue.readLock().unlock();
        }
    }

    /** What is in memory is no copy of what is stored any more. */
    private void forget() {
        stale = true;
    }

    /** Makes the copy of the catalogue anew. */
    private void refresh() {
        catalogue.writeLock().lock();
        try (View view = engine.reading()) {
            requireOpen();
            if (stale) {
                super.close();
                ScopedValue.where(Command.CURRENT, new Command(view))
                        .run(() -> listDatabaseNames().forEach(this::resolveDatabase));
                stale = false;
            }
        } finally {
            catalogue.writeLock().unlock();
        }
    }

    private void requireOpen() {
        if (!open) {
            throw new MongoServerError(91, "ShutdownInProgress", "the document store is stopping");
        }
    }

    private Document execute(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        Refusals.check(name, query);
        if (query.get("maxTimeMS") instanceof Number longest) {
            Command.current().limit(Duration.ofMillis(longest.longValue()));
        }
        return switch (name) {
            case "endsessions" -> new Document("ok", 1.0);
            case "dubancheckpoint" ->
                    new Document("folder", engine.checkpoint().toString()).append("ok", 1.0);
            case "ismaster", "hello" -> handleCommand(channel, database, name, query);
            case "update" ->
                    Answers.ofUpdate(
                            query, it -> super.handleCommand(channel, database, command, it));
            case "dropdatabase" -> {
                // The copy of the catalogue must not be made anew before this is durable.
                stale = true;
                yield super.handleCommand(channel, database, command, query);
            }
            case "insert" ->
                    Answers.ofInsert(query, super.handleCommand(channel, database, command, query));
            default -> {
                Commands.prepare(name, query);
                yield super.handleCommand(channel, database, command, query);
            }
        };
    }

    /** Carries out what is no command of a client, alone and as one. */
    void change(Runnable work) {
        catalogue.writeLock().lock();
        try {
            requireOpen();
            turns.take(
                            () -> true,
                            changes ->
                                    ScopedValue.where(Command.CURRENT, new Command(changes))
                                            .run(work))
                    .await();
        } finally {
            catalogue.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        catalogue.writeLock().lock();
        try {
            if (open) {
                open = false;
                super.close();
                engine.close();
            }
        } finally {
            catalogue.writeLock().unlock();
        }
    }
}
