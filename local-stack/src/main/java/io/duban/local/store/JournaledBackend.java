package io.duban.local.store;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/**
 * The store's engine. Every command runs under one lock and is answered with a copy, so that nobody
 * sees half a change; what it changed is in the journal before its answer leaves.
 */
final class JournaledBackend extends MemoryBackend {

    private static final Set<String> READS =
            Set.of(
                    "find",
                    "count",
                    "distinct",
                    "getmore",
                    "listcollections",
                    "listindexes",
                    "ismaster",
                    "hello",
                    "ping",
                    "buildinfo",
                    "serverstatus",
                    "dbstats",
                    "collstats",
                    "listdatabases",
                    "killcursors",
                    "endsessions");
    private static final Set<String> DEFINITIONS =
            Set.of(
                    "create",
                    "createindexes",
                    "drop",
                    "dropindexes",
                    "dropdatabase",
                    "renamecollection");
    private static final List<String> PER_CALL =
            List.of("$db", "lsid", "txnNumber", "$clusterTime", "writeConcern", "$readPreference");
    private static final long COMPACT_FROM = 64L << 20;
    private static final int SNAPSHOT_RECORD = 1 << 20;
    private static final Channel NO_CHANNEL = new EmbeddedChannel();

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final ChangeLog changes = new ChangeLog();
    private final Journal journal;
    private boolean open;

    JournaledBackend(Journal journal) throws IOException {
        this.journal = journal;
        version(Mongod8.VERSION);
        long size = journal.replay(record -> ChangeLog.read(record, this::redo));
        if (size > COMPACT_FROM) {
            journal.rewrite(this::snapshot);
        }
        changes.listen();
        open = true;
    }

    @Override
    public MemoryDatabase openOrCreateDatabase(String name) {
        return new JournaledDatabase(name, getCursorRegistry(), changes);
    }

    /** The handshake arrives here, everything else in {@link #handleMessage}. */
    @Override
    public Document handleCommand(
            Channel channel, String database, String command, Document query) {
        if (isHandshake(command)) {
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
        boolean reads = isRead(command.toLowerCase(Locale.ROOT), query);
        Lock held = reads ? lock.readLock() : lock.writeLock();
        Document answer = null;
        RuntimeException fault = null;
        long record = 0;
        held.lock();
        try {
            try {
                answer =
                        execute(message.getChannel(), message.getDatabaseName(), command, query)
                                .cloneDeeply();
            } catch (RuntimeException e) {
                // What it changed before it failed has happened and must survive, too.
                fault = e;
            }
            if (!reads && !changes.isEmpty()) {
                record = journal.append(changes.take());
            }
        } finally {
            held.unlock();
        }
        awaitDurable(record);
        if (fault != null) {
            throw fault;
        }
        return answer;
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (open) {
                open = false;
                journal.close();
                super.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void awaitDurable(long record) {
        if (record == 0) {
            return;
        }
        try {
            journal.awaitDurable(record);
        } catch (IOException e) {
            throw new MongoServerException("the write is not durable: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MongoServerException("stopped while writing", e);
        }
    }

    private Document execute(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        Refusals.check(name, query);
        if (name.equals("endsessions")) {
            return new Document("ok", 1.0);
        }
        if (isHandshake(name)) {
            return handleCommand(channel, database, name, query);
        }
        if (name.equals("update") && isOrderedBulk(query)) {
            return orderedUpdate(channel, database, command, query);
        }
        Document answer = carryOut(channel, database, command, query);
        if (name.equals("insert")) {
            correctInserted(answer, query);
        }
        if (DEFINITIONS.contains(name) && isOk(answer)) {
            changes.defined(database, withoutCallOptions(query));
        }
        return answer;
    }

    private Document carryOut(Channel channel, String database, String command, Document query) {
        Document match = firstMatch(query);
        return match == null
                ? super.handleCommand(channel, database, command, query)
                : ScopedValue.where(JournaledCollection.FIRST_MATCH, match)
                        .call(() -> super.handleCommand(channel, database, command, query));
    }

    private static Document firstMatch(Document query) {
        return query.get("pipeline") instanceof List<?> stages
                        && !stages.isEmpty()
                        && stages.getFirst() instanceof Document first
                        && first.get("$match") instanceof Document match
                ? match
                : null;
    }

    /** The engine reports all documents as inserted even when some were refused. */
    private static void correctInserted(Document answer, Document query) {
        if (answer.get("writeErrors") instanceof List<?> errors && !errors.isEmpty()) {
            int all = ((Collection<?>) query.get("documents")).size();
            boolean ordered = !Boolean.FALSE.equals(query.get("ordered"));
            int first = ((Number) ((Document) errors.getFirst()).get("index")).intValue();
            answer.put("n", ordered ? first : all - errors.size());
        }
    }

    private static boolean isOrderedBulk(Document query) {
        return !Boolean.FALSE.equals(query.get("ordered"))
                && query.get("updates") instanceof Collection<?> updates
                && updates.size() > 1;
    }

    /** The engine goes on after an error; an ordered bulk stops at it. */
    private Document orderedUpdate(
            Channel channel, String database, String command, Document query) {
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = new ArrayList<>();
        int index = 0;
        for (Object update : (Collection<?>) query.get("updates")) {
            Document one = new Document(query);
            one.put("updates", List.of(update));
            Document answer = super.handleCommand(channel, database, command, one);
            matched += ((Number) answer.get("n")).intValue();
            modified += ((Number) answer.get("nModified")).intValue();
            at(answer.get("upserted"), index, upserted);
            at(answer.get("writeErrors"), index, errors);
            if (!errors.isEmpty()) {
                break;
            }
            index++;
        }
        Document answer = new Document("n", matched).append("nModified", modified);
        if (!upserted.isEmpty()) {
            answer.put("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            answer.put("writeErrors", errors);
        }
        return answer.append("ok", 1.0);
    }

    private static void at(Object entries, int index, List<Document> into) {
        if (entries instanceof Collection<?> documents) {
            for (Object entry : documents) {
                Document copy = new Document((Document) entry);
                copy.put("index", index);
                into.add(copy);
            }
        }
    }

    private void redo(Document change) {
        String database = (String) change.get("db");
        String kind = (String) change.get("t");
        if (kind.equals("c")) {
            Document command = (Document) change.get("q");
            super.handleCommand(NO_CHANNEL, database, command.keySet().iterator().next(), command);
            return;
        }
        JournaledDatabase in = (JournaledDatabase) resolveDatabase(database);
        JournaledCollection collection = in.collection((String) change.get("k"));
        switch (kind) {
            case "i" -> collection.addDocument((Document) change.get("d"));
            case "u" -> collection.redoUpdate((Document) change.get("d"));
            case "d" -> collection.redoRemoval(change.get("id"));
            default ->
                    throw new IllegalStateException("unknown change '" + kind + "' in the journal");
        }
    }

    private void snapshot(Consumer<ByteBuf> record) {
        ChangeLog log = new ChangeLog();
        log.listen();
        for (String name : listDatabaseNames()) {
            JournaledDatabase database = (JournaledDatabase) resolveDatabase(name);
            database.definitions().forEach(it -> log.defined(name, it));
            for (String collection : database.collectionNames()) {
                for (Document document : database.all(collection)) {
                    log.inserted(name, collection, document);
                    if (log.size() > SNAPSHOT_RECORD) {
                        record.accept(log.take());
                    }
                }
            }
        }
        if (!log.isEmpty()) {
            record.accept(log.take());
        }
    }

    private static Document withoutCallOptions(Document query) {
        Document definition = query.cloneDeeply();
        PER_CALL.forEach(definition::remove);
        return definition;
    }

    private static boolean isHandshake(String command) {
        return command.equalsIgnoreCase("ismaster") || command.equalsIgnoreCase("hello");
    }

    private static boolean isOk(Document answer) {
        return answer.get("ok") instanceof Number ok && ok.intValue() == 1;
    }

    private static boolean isRead(String command, Document query) {
        return READS.contains(command) || (command.equals("aggregate") && !writes(query));
    }

    private static boolean writes(Document query) {
        return query.get("pipeline") instanceof Collection<?> stages
                && stages.stream()
                        .anyMatch(
                                it ->
                                        it instanceof Document stage
                                                && (stage.containsKey("$out")
                                                        || stage.containsKey("$merge")));
    }
}
