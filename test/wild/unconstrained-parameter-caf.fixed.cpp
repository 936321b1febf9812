//
// From the C++ Actor Framework: a member whose type takes two words to name is
// initialised by a member of the parameter.

struct attachable {
  struct token {
    template <class T>
      requires requires { static_cast<unsigned long>(T::token_type); }
    token(const T &tk) : subtype(T::token_type), ptr(&tk) {}
    unsigned long subtype;
    const void *ptr;
  };
};

struct observer {
  static constexpr unsigned long token_type = 2;
};

attachable::token observed{observer{}};
