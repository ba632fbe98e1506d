#pragma once

#include "sync/store/server_store.hpp"

namespace huifang::server {

// A transaction of the store that is rolled back unless it was committed.
class Transaction {
 public:
  explicit Transaction(sync::ServerStore& store) : store_(store) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (open_) store_.rollback();
  }

  Status begin(sync::TenantId tenant, sync::ServerStore::Access access) {
    Status status = store_.begin(tenant, access);
    open_ = status.has_value();
    if (!open_) store_.rollback();
    return status;
  }
  Status commit() {
    Status status = store_.commit();
    if (status) open_ = false;
    return status;
  }

 private:
  sync::ServerStore& store_;
  bool open_ = false;
};

}  // namespace huifang::server
