// RUN: %check_tidy %s templates-unconstrained-parameter -std=c++20,c++23
//
// From the C++ Actor Framework: a member whose type takes two words to name is
// initialised by a member of the parameter.

struct attachable {
  struct token {
    template <class T>
// CHECK-NOTES: :[[@LINE-1]]:21: warning: template parameter 'T' of 'token' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+2]]:37: note: the body requires 'T::token_type' here
// CHECK-NOTES: :[[@LINE+1]]:26: note: the body requires 'static_cast<unsigned long>(T::token_type)' here
    token(const T &tk) : subtype(T::token_type), ptr(&tk) {}
    unsigned long subtype;
    const void *ptr;
  };
};

struct observer {
  static constexpr unsigned long token_type = 2;
};

attachable::token observed{observer{}};
