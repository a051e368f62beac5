"""Services outside that are asked about reviews, if the settings name any. No reader waits for them."""
