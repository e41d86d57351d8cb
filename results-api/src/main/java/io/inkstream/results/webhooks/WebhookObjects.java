package io.inkstream.results.webhooks;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.TenantId;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Webhooks as numbered revisions in the object store, where the truth about them lies. */
@Singleton
final class WebhookObjects {
    private final ObjectStore store;

    @Inject
    WebhookObjects(ObjectStore store) {
        this.store = store;
    }

    /** Returns whether this is the revision now; not when somebody else wrote it before. */
    boolean create(Webhook webhook) throws StorageException {
        String key = ObjectKeys.webhook(webhook.tenant(), webhook.id(), webhook.revision());
        return store.putIfAbsent(key, ObjectContent.json(Json.bytes(webhook)));
    }

    /** The latest revision; empty when there is none or it is removed. */
    Optional<Webhook> find(TenantId tenant, String id) throws StorageException {
        List<ObjectStat> revisions = store.listAll(ObjectKeys.webhook(tenant, id));
        return revisions.isEmpty()
                ? Optional.empty()
                : Optional.of(read(revisions.getLast().key())).filter(found -> !found.removed());
    }

    /** The latest revisions of all webhooks of all tenants, removed ones included. */
    List<Webhook> listAll() throws StorageException {
        TreeMap<String, String> latest = new TreeMap<>();
        for (ObjectStat revision : store.listAll(ObjectKeys.webhooks())) {
            String key = revision.key();
            latest.put(key.substring(0, key.lastIndexOf('/')), key);
        }
        List<Webhook> webhooks = new ArrayList<>();
        for (String key : latest.values()) {
            webhooks.add(read(key));
        }
        return webhooks;
    }

    private Webhook read(String key) throws StorageException {
        try {
            return Json.read(store.read(key), Webhook.class);
        } catch (IOException e) {
            throw new StorageException("the object " + key + " is damaged", e);
        }
    }
}
