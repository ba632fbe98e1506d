#pragma once

#include "sync/server/engine/engine.hpp"
#include "sync/server/engine/office_directory.hpp"
#include "sync/server/engine/row_access.hpp"

namespace huifang::server {

// What the engine is made of; push, pull and bulk each work on it in a file of their own.
struct Engine::Parts {
  Parts(const Catalog& the_catalog, sync::ServerStore& the_store, EngineOptions the_options)
      : catalog(the_catalog),
        store(the_store),
        options(std::move(the_options)),
        rows(catalog, store, cost),
        office(catalog) {}

  const Catalog& catalog;
  sync::ServerStore& store;
  EngineOptions options;
  EngineCost cost;
  RowAccess rows;
  OfficeDirectory office;
};

}  // namespace huifang::server
