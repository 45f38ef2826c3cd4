package io.duban.local.store;

import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A collection whose documents lie in the engine in the order of their ids. */
final class StoredCollection extends AbstractMongoCollection<Position> {

    private final Engine engine;
    private final CatalogueEntry entry;
    private final Walks walks;
    private final byte[] prefix;

    StoredCollection(
            StoredDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            CatalogueEntry entry) {
        super(database, name, options, cursors);
        this.engine = database.engine();
        this.walks = database.walks();
        this.entry = entry;
        this.prefix = entry.prefix();
    }

    /** What lies at a position, or null. */
    byte[] stored(Position position) {
        return Command.current().view().get(Bytes.concat(prefix, position.id()));
    }

    @Override
    protected Document getDocument(Position position) {
        return Bson.document(stored(position));
    }

    @Override
    protected Position addDocumentInternal(Document document) {
        String idField = getIdField();
        Object id = idField == null ? UUID.randomUUID() : document.get(idField);
        Position position = new Position(OrderedBytes.of(id));
        put(position, document);
        entry.count(1);
        return position;
    }

    @Override
    protected void removeDocument(Position position) {
        Command.current().changes().remove(Bytes.concat(prefix, position.id()));
        entry.count(-1);
    }

    @Override
    protected void handleUpdate(Position position, Document before, Document after) {
        put(position, after);
    }

    private void put(Position position, Document document) {
        byte[] key = Bytes.concat(prefix, position.id());
        Command.current().changes().put(key, Bson.of(document));
    }

    /** Puts a document in the place of what has its id, as an earlier release has kept it. */
    void restore(Document document) {
        Position position = new Position(OrderedBytes.of(document.get("_id")));
        byte[] before = stored(position);
        if (before == null) {
            addDocument(document);
            return;
        }
        Document old = Bson.document(before);
        for (Index<Position> index : getIndexes()) {
            index.updateInPlace(old, document, position, this);
        }
        put(position, document);
    }

    /** Removes what has this id, if anything has. */
    void forget(Object id) {
        byte[] before = stored(new Position(OrderedBytes.of(id)));
        if (before != null) {
            removeDocument(Bson.document(before));
        }
    }

    @Override
    public void addIndex(Index<Position> index) {
        boolean known = getIndexes().stream().anyMatch(it -> it.getName().equals(index.getName()));
        if (known) {
            super.addIndex(index);
            return;
        }
        if (index instanceof OrderedIndex ordered && ordered.isEmpty()) {
            try {
                ordered.build(() -> iterator(everything()), this, engine);
            } catch (MongoServerError e) {
                throw new IndexBuildFailedException(e, this);
            }
        }
        getIndexes().add(index);
    }

    @Override
    public void drop() {
        super.drop();
        entry.drop();
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            Document order,
            int skip,
            int limit,
            int batchSize,
            Document projection) {
        int most = Command.current().isFirstOnly() ? 1 : limit;
        int needed = most == 0 ? 0 : skip + most;
        StoredCursor answer =
                new StoredCursor(
                        cursorRegistry.generateCursorId(),
                        new Section(found(query, order, needed), skip, most),
                        it -> projected(it, projection));
        if (batchSize == 0) {
            return new QueryResult(all(answer));
        }
        List<Document> batch = answer.takeDocuments(batchSize);
        if (answer.isEmpty()) {
            return new QueryResult(batch);
        }
        cursorRegistry.add(answer);
        return new QueryResult(batch, answer);
    }

    /** What a write has found must not change while it is gone through; a read need not keep it. */
    private static Iterable<Document> all(StoredCursor answer) {
        if (!Command.current().isWriting()) {
            return () -> batches(answer).flatMap(List::stream).iterator();
        }
        return batches(answer).flatMap(List::stream).toList();
    }

    private static Stream<List<Document>> batches(StoredCursor answer) {
        return Stream.generate(() -> answer.takeDocuments(100)).takeWhile(it -> !it.isEmpty());
    }

    private Documents found(Document query, Document order, int needed) {
        View view = Command.current().view();
        Access access = Planner.choose(routes(), query, order, needed, view);
        Matches matches =
                new Matches(
                        this,
                        access,
                        it -> documentMatchesQuery(it, query),
                        walks.of(getFullName(), query, order));
        Comparator<Document> comparator = access.ordered() ? null : deriveComparator(order);
        return comparator == null ? matches : new Sorted(matches, comparator, needed);
    }

    /** As many documents as match; of which fields they are is not looked at where a key tells. */
    private Documents counted(Document query) {
        return Planner.exact(routes(), query)
                .<Documents>map(Entries::new)
                .orElseGet(() -> found(query, null, 0));
    }

    private Documents everything() {
        return found(new Document(), null, 0);
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        String idField = getIdField() == null ? "" : getIdField();
        routes.add(
                new Route(
                        prefix,
                        List.of(new IndexKey(idField, true)),
                        Route.Kind.DOCUMENTS,
                        false,
                        0));
        for (Index<Position> index : getIndexes()) {
            if (index instanceof OrderedIndex ordered) {
                routes.add(ordered.route());
            }
        }
        return routes;
    }

    private List<Document> projected(List<Document> documents, Document projection) {
        if (projection == null || projection.isEmpty()) {
            return documents;
        }
        Comparator<Document> asTheyAre = null;
        return matchDocumentsFromStream(
                        new Document(), documents.stream(), 0, 0, 0, asTheyAre, projection)
                .collectDocuments();
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            Document order,
            int skip,
            int limit,
            int batchSize,
            Document projection) {
        return queryDocuments(query, order, skip, limit, batchSize, projection);
    }

    @Override
    public Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters filters,
            boolean multi,
            boolean upsert,
            Oplog oplog) {
        Command command = Command.current();
        command.setFirstOnly(!multi);
        try {
            return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
        } finally {
            command.setFirstOnly(false);
        }
    }

    /**
     * What an aggregation reads: if it begins with a {@code $match}, no more than that may need.
     */
    @Override
    public Stream<Document> queryAllAsStream() {
        Command command = Command.current();
        Document match = command.takeFirstMatch();
        if (match == null) {
            return stream(everything());
        }
        return stream(command.isCountOnly() ? counted(match) : found(match, null, 0));
    }

    @Override
    protected Stream<DocumentWithPosition<Position>> streamAllDocumentsWithPosition() {
        List<Range> all = List.of(new Range(prefix, Bytes.after(prefix), prefix.length));
        Scan scan = new Scan(all, false, false);
        View view = Command.current().view();
        return Stream.generate(() -> scan.read(view, 100))
                .takeWhile(it -> !it.isEmpty())
                .flatMap(List::stream)
                .map(
                        it ->
                                new DocumentWithPosition<>(
                                        Bson.document(it.value()),
                                        new Position(Bytes.from(it.key(), prefix.length))));
    }

    @Override
    public int count(Document query, int skip, int limit) {
        if (query == null || query.isEmpty()) {
            return super.count(query, skip, limit);
        }
        return (int) stream(new Section(counted(query), skip, Math.max(0, limit))).count();
    }

    @Override
    public int count() {
        return (int) Math.min(Integer.MAX_VALUE, entry.count());
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int change) {
        throw new UnsupportedOperationException("the engine knows");
    }

    @Override
    protected int getDataSize() {
        return (int) Math.min(Integer.MAX_VALUE, engine.size(prefix));
    }

    private static Stream<Document> stream(Documents documents) {
        Iterable<Document> iterable = () -> iterator(documents);
        return StreamSupport.stream(iterable.spliterator(), false);
    }

    private static Iterator<Document> iterator(Documents documents) {
        return Stream.generate(documents::next).takeWhile(it -> it != null).iterator();
    }
}
