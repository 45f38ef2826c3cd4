package io.duban.kit.outbox;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashSet;

/** The ids that were added last, so many and no more. */
final class LastTold extends AbstractSet<String> {

    private final LinkedHashSet<String> ids = new LinkedHashSet<>();
    private final int most;

    LastTold(int most) {
        this.most = most;
    }

    @Override
    public boolean add(String id) {
        boolean added = ids.add(id);
        if (ids.size() > most) {
            ids.removeFirst();
        }
        return added;
    }

    @Override
    public boolean contains(Object id) {
        return ids.contains(id);
    }

    @Override
    public Iterator<String> iterator() {
        return ids.iterator();
    }

    @Override
    public int size() {
        return ids.size();
    }
}
