// RUN: %check_tidy %s templates-unused-parameter -std=c++14,c++17,c++20

#include <map>
#include <string>

// A base that tells singletons apart. The classes that derive from it are in
// other headers; here it is only included.

#include "Inputs/unused-parameter/registry.h"
