#pragma once

#include "shell/app/actions.hpp"
#include "shell/app/app_state.hpp"
#include "shell/app/models/models.hpp"
#include "shell/app/speech.hpp"
#include "shell/platform/platform.hpp"
#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// Which face of the product a person sees.
enum class Face { kRep, kDesk };

// Everything a view has while a frame is drawn. Records come from `models`, wishes go to `actions`;
// of `state` a view changes only what is typed and chosen in it.
struct View {
  Ui& ui;
  const Speech& say;
  AppState& state;
  Models& models;
  Actions& actions;
  const sync::Client& client;
  const sync::SyncStatus& status;
  const sync::Person& person;
  Face face = Face::kRep;
  bool may_visit = true;  // Whether the person's role makes visits at all.
  StoragePromise storage = StoragePromise::kUnknown;
  bool update_ready = false;  // A newer version waits for the next start.
  Installing installing = Installing::kNotOffered;
};

}  // namespace huifang::shell
