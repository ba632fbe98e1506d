#pragma once

#include <memory>

#include "shell/platform/platform.hpp"
#include "shell/platform/program.hpp"
#include "shell/platform/share_box.hpp"
#include "sync/client/client.hpp"

namespace huifang::shell {

// What the program needs beside the platform, to keep work and to hand it over. All of it outlives
// the program.
struct Surroundings {
  sync::DeviceVault& vault;
  sync::StoreOpener open_store;
  sync::Network& network;
  ShareBox& shares;
  sync::Clock& clock;
  sync::Random& random;
};

// The program of the page. Whoever runs it drives the engine beside the frames: tick() at
// next_wake_ms(), idle() when nothing goes on, and the network's and the page's comings and goings.
class AppProgram : public Program {
 public:
  virtual sync::Client& client() = 0;
  // Whether a newer version may take over: all that was typed is on the device, and nothing is
  // being saved. What goes to or comes from the office is not disturbed by it.
  virtual bool at_rest() const = 0;
  // Another app has put something into the box.
  virtual void something_shared() = 0;
};

// Makes the program and starts its engine. The catalog inside the program is sound: a test loads
// it.
std::unique_ptr<AppProgram> make_program(Platform& platform, Surroundings surroundings);

}  // namespace huifang::shell
